import type { PhoneDeps } from "#shared/application/accounts/change-phone.ts";
import { askPhoneCode, confirmPhone } from "#shared/application/accounts/change-phone.ts";
import {
  phoneAskedReply,
  phoneBody,
  phoneCodeBody,
  phoneConfirmedReply,
} from "#shared/http/contracts/account-phone.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

const build = routesFor<PhoneDeps>();

/** A phone of one's own, new or first: nobody for them, and by a sign-in of this moment (RFC 9470). */
export const routes: readonly Route<PhoneDeps>[] = [
  build.person(
    {
      method: "POST",
      path: "/account/phone",
      operationId: "askPhoneCode",
      summary: "Have a code sent to a phone that is to be your account's",
      rules: ["R2", "N3"],
      stepUp: true,
      idempotent: "natural",
      refusals: ["phone-country"],
      params: nothing,
      query: nothing,
      body: phoneBody,
      reply: phoneAskedReply,
      status: 202,
      useCase: askPhoneCode,
    },
    "any",
  ),
  build.person(
    {
      method: "POST",
      path: "/account/phone/confirmation",
      operationId: "confirmPhone",
      summary: "Make that phone your account's with the code, or open your account with it",
      rules: ["R1", "R2", "N1"],
      stepUp: true,
      idempotent: "recorded",
      refusals: ["code-wrong", "too-many-requests", "phone-taken", "account-suspended", "busy"],
      params: nothing,
      query: nothing,
      body: phoneCodeBody,
      reply: phoneConfirmedReply,
      useCase: confirmPhone,
    },
    "any",
  ),
];
