import { useState } from "preact/hooks";
import { LoadedView } from "#web/app/loaded.tsx";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ScreenProps } from "#web/app/routes.tsx";
import { useAction } from "#web/app/use-action.ts";
import { useLoad } from "#web/app/use-load.ts";
import { dayFromNow } from "#web/areas/admin/days.ts";
import { type Grant, RoleFields } from "#web/areas/admin/people/role-fields.tsx";
import { type Held, HeldRole, type Member } from "#web/areas/admin/people/roles.tsx";
import { ofNetwork, type Place, PostPage } from "#web/areas/admin/place.tsx";
import { TwoStep } from "#web/areas/admin/two-step.tsx";
import { useTranslator } from "#web/areas/admin/words-staff.ts";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Notice, Tag } from "#web/ui/notice.tsx";

interface Props {
  readonly place: Place;
  readonly at: string;
  readonly member: Member;
  readonly onDone: () => void;
}

const HeldRow = ({
  held,
  at,
  member,
  onDone,
  mayEnd,
}: Props & { readonly held: Held; readonly mayEnd: boolean }) => {
  const { t } = useTranslator();
  const end = useAction("POST /staff/posts/{postId}/members/{staffId}/roles/ending");
  const send = async () => {
    const { staffId, version } = member;
    const outcome = await end.run({ path: { postId: at, staffId }, body: { version, role: held.role } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <li class="part">
      <p>
        <HeldRole held={held} />
      </p>
      {mayEnd && (
        <TwoStep
          label={t("member.end")}
          question={t("member.end.sure")}
          yes={t("member.end.go")}
          action={end}
          onYes={() => void send()}
        />
      )}
    </li>
  );
};

const GrantForm = ({ place, at, member, onDone }: Props) => {
  const { t } = useTranslator();
  const [grant, setGrant] = useState<Grant>({ role: undefined, from: dayFromNow(place.timeZone), to: "" });
  const [tried, setTried] = useState(false);
  const give = useAction("POST /staff/posts/{postId}/members/{staffId}/roles");
  const submit = async () => {
    setTried(true);
    const { role, from, to } = grant;
    if (role === undefined) return;
    const outcome = await give.run({
      path: { postId: at, staffId: member.staffId },
      body: { version: member.version, role, from, to: to === "" ? null : to },
    });
    if (outcome?.ok !== true) return;
    setTried(false);
    onDone();
  };
  return (
    <Form class="panel" onSubmit={submit}>
      <h2>{t("member.grant")}</h2>
      <ProblemNotice problem={give.problem} />
      <RoleFields
        grant={grant}
        onChange={setGrant}
        network={ofNetwork(place.me)}
        error={tried && grant.role === undefined ? t("must") : undefined}
      />
      <p>
        <Button type="submit" busy={give.busy}>
          {t("member.grant.go")}
        </Button>
      </p>
    </Form>
  );
};

/** Only the network takes people out of service and back. */
const Service = ({ at, member: { staffId, version, active }, onDone }: Props) => {
  const { t } = useTranslator();
  const off = useAction("POST /staff/posts/{postId}/members/{staffId}/deactivation");
  const on = useAction("POST /staff/posts/{postId}/members/{staffId}/reactivation");
  const action = active ? off : on;
  const name = active ? "off" : "on";
  const send = async () => {
    const outcome = await action.run({ path: { postId: at, staffId }, body: { version } });
    if (outcome?.ok === true) onDone();
  };
  return (
    <section class="panel">
      <TwoStep
        key={name}
        label={t(`member.${name}`)}
        question={t(`member.${name}.sure`)}
        yes={t(`member.${name}.go`)}
        action={action}
        onYes={() => void send()}
      />
    </section>
  );
};

const Entry = (props: Props) => {
  const { t } = useTranslator();
  const { place, at, member } = props;
  const own = member.staffId === place.me.staffId;
  const network = ofNetwork(place.me);
  const today = dayFromNow(place.timeZone);
  return (
    <>
      <p class="place">
        <bdi>{member.name}</bdi>{" "}
        <Tag tone={member.active ? "good" : "plain"}>
          {t(member.active ? "staff.active" : "staff.inactive")}
        </Tag>
      </p>
      {own && <Notice tone="info">{t("member.own")}</Notice>}
      <section class="panel">
        <h2>{t("staff.roles")}</h2>
        <ul class="sheet">
          {member.roles.map((held) => (
            <HeldRow
              key={JSON.stringify(held)}
              {...props}
              held={held}
              mayEnd={!own && held.postId === at && (held.to === null || held.to >= today)}
            />
          ))}
        </ul>
      </section>
      {!own && <GrantForm {...props} />}
      {!own && network && <Service {...props} />}
    </>
  );
};

interface LoadedProps {
  readonly place: Place;
  readonly at: string;
  readonly staffId: string;
}

const Loaded = ({ place, at, staffId }: LoadedProps) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const load = useLoad("GET /staff/posts/{postId}/members/{staffId}", { path: { postId: at, staffId } });
  const done = () => {
    announce(t("done"));
    load.reload();
  };
  return (
    <LoadedView load={load}>
      {(member) => (
        <div class="sheet" key={member.version}>
          <Entry place={place} at={at} member={member} onDone={done} />
        </div>
      )}
    </LoadedView>
  );
};

/** One member of staff with their roles: given and ended from day to day, on the version that was read (E2). */
export const Screen = ({ params: { staffId }, query }: ScreenProps<"/staff/:staffId">) => {
  const { t } = useTranslator();
  return (
    <PostPage title={t("member.title")} path={`/staff/${staffId}`} query={query} back="/staff">
      {(place) => <Loaded place={place} at={query.get("at") ?? place.postId} staffId={staffId} />}
    </PostPage>
  );
};
