import { comeBack } from "#web/app/sign-in.ts";

comeBack();
