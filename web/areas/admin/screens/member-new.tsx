import { useState } from "preact/hooks";
import { go } from "#web/app/app-context.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { dayFromNow } from "#web/areas/admin/days.ts";
import { type Grant, RoleFields } from "#web/areas/admin/people/role-fields.tsx";
import { ofNetwork, type Place, PostPage } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-staff.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { EmailField, TextField } from "#web/ui/text-fields.tsx";

const NewMember = ({ place, at }: { readonly place: Place; readonly at: string }) => {
  const { t } = useTranslator();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [grant, setGrant] = useState<Grant>({ role: undefined, from: dayFromNow(place.timeZone), to: "" });
  const [tried, setTried] = useState(false);
  const add = useAction("POST /staff/posts/{postId}/members");
  const wrong = new Set(add.problem?.fields.map(({ pointer }) => pointer));
  const errors = {
    name: name.trim() === "" || wrong.has("/body/name") ? t("must") : undefined,
    email: !email.includes("@") || wrong.has("/body/email") ? t("check") : undefined,
    role: grant.role === undefined || wrong.has("/body/role") ? t("must") : undefined,
  };
  const submit = async () => {
    setTried(true);
    const { role, from, to } = grant;
    if (name.trim() === "" || !email.includes("@") || role === undefined) return;
    const outcome = await add.run({
      path: { postId: at },
      body: { name: name.trim(), email: email.trim(), role, from, to: to === "" ? null : to },
    });
    if (outcome?.ok === true) go(`/staff/${outcome.value.staffId}?at=${at}`, { replace: true });
  };
  return (
    <Form class="panel" onSubmit={submit}>
      <ErrorSummary errors={tried ? errors : {}} />
      <ProblemNotice problem={add.problem} />
      <TextField
        name="name"
        label={t("staff.name")}
        maxLength={120}
        value={name}
        onChange={setName}
        error={tried ? errors.name : undefined}
      />
      <EmailField
        name="email"
        label={t("add.email")}
        hint={t("add.email.hint")}
        value={email}
        onChange={setEmail}
        error={tried ? errors.email : undefined}
      />
      <RoleFields
        grant={grant}
        onChange={setGrant}
        network={ofNetwork(place.me)}
        error={tried ? errors.role : undefined}
      />
      <p>
        <Button type="submit" busy={add.busy}>
          {t("add.go")}
        </Button>
      </p>
    </Form>
  );
};

/** Adds somebody to the directory with a first role; they are invited by e-mail (E2). */
export const Screen = ({ query }: ScreenProps) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("add.title")} path="/staff/new" query={query} back="/staff">
      {(place) => <NewMember place={place} at={query.get("at") ?? place.postId} />}
    </PostPage>
  );
};
