import { useState } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { serverNow } from "#web/app/clock.ts";
import { useNames } from "#web/app/names.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useAction } from "#web/app/use-action.ts";
import { type Request, went } from "#web/areas/my/appointments/shared.ts";
import { waitingWords } from "#web/areas/my/appointments/words.ts";
import { Button } from "#web/ui/button.tsx";
import { RadioCards, SelectField } from "#web/ui/choices.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { FieldGroup } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { DateField } from "#web/ui/text-fields.tsx";
import { dayIn } from "#web/ui/values.tsx";

const { useTranslator } = waitingWords;

type Waiting = NonNullable<AnswerOf<"GET /requests/{requestId}/waiting">["waiting"]>;
type Mode = Waiting["mode"];

const MAX_POSTS = 5;

/** The local date of a post, so many days from now. */
const dateIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(
    at,
  );

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

interface PostsProps {
  readonly posts: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (posts: readonly string[]) => void;
}

/** Up to five consulates: those chosen, each to be removed, and one more to add. */
const PostsField = ({ posts, error, onChange }: PostsProps) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const cityOf = (postId: string): string => names.posts[postId]?.city ?? postId;
  const others = Object.keys(names.posts)
    .filter((postId) => !posts.includes(postId))
    .map((value) => ({ value, label: cityOf(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <FieldGroup name="posts" label={t("waiting.posts")} hint={t("waiting.posts.hint")} error={error}>
      <ul class="chosen">
        {posts.map((postId) => (
          <li key={postId}>
            <bdi>{cityOf(postId)}</bdi>
            {posts.length > 1 && (
              <button
                type="button"
                class="link"
                aria-label={t("waiting.posts.remove", { city: cityOf(postId) })}
                onClick={() => onChange(posts.filter((each) => each !== postId))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      {posts.length < MAX_POSTS && (
        <SelectField
          key={posts.length}
          name="post"
          label={t("waiting.posts.add")}
          none={t("waiting.posts.choose")}
          options={others}
          value={undefined}
          onChange={(postId) => onChange([...posts, postId])}
        />
      )}
    </FieldGroup>
  );
};

type Errors = Readonly<Partial<Record<"from" | "to" | "posts", string>>>;

/** What the API found wrong, at the field it names. */
const useFaults = (posts: readonly string[]) => {
  const { t } = useTranslator();
  const names = useNames();
  const saysOf: Readonly<Record<string, (code: string, index: number) => string>> = {
    from: () => t("waiting.wrong.date"),
    to: (code) => t(code === "too-late" ? "waiting.wrong.far" : "waiting.wrong.past"),
    posts: (_code, index) => {
      const postId = posts[index] ?? "";
      return t("waiting.wrong.offered", { city: names.posts[postId]?.city ?? postId });
    },
  };
  return (problem: Problem | undefined): Errors =>
    Object.fromEntries(
      (problem?.fields ?? []).flatMap(({ pointer, code }) => {
        const [, , field = "", index] = pointer.split("/");
        const say = saysOf[field];
        return say === undefined ? [] : [[field, say(code, Number(index))]];
      }),
    );
};

interface FormProps {
  readonly request: Request;
  readonly waiting: Waiting | undefined;
  readonly onSaved: () => void;
}

/** Joins the waiting list, or changes what is waited for: offers or alerts, days, consulates. */
export const WaitingForm = ({ request, waiting, onSaved }: FormProps) => {
  const { t, locale } = useTranslator();
  const names = useNames();
  const { requestId, postId, validUntil } = request;
  const timeZone = names.posts[postId]?.timeZone ?? "UTC";
  const today = dateIn(timeZone, serverNow());
  const last = dateIn(timeZone, validUntil === undefined ? serverNow() : Date.parse(validUntil));
  const [mode, setMode] = useState<Mode>(waiting?.mode ?? "offer");
  const [any, setAny] = useState<"any" | "between">(waiting === undefined ? "any" : "between");
  const [from, setFrom] = useState(waiting?.from ?? today);
  const [to, setTo] = useState(waiting?.to ?? last);
  const [posts, setPosts] = useState<readonly string[]>(waiting?.posts ?? [postId]);
  const [own, setOwn] = useState<Errors>({});
  const join = useAction("PUT /requests/{requestId}/waiting");
  const faults = useFaults(posts)(join.problem);
  const errors = { ...faults, ...own };

  const submit = async (): Promise<void> => {
    const days = any === "any" ? { from: today, to: last } : { from, to };
    const missing: Errors = {
      ...(!isDate(days.from) && { from: t("waiting.wrong.date") }),
      ...(!isDate(days.to) && { to: t("waiting.wrong.date") }),
    };
    setOwn(missing);
    if (Object.keys(missing).length > 0) return;
    if (went(await join.run({ path: { requestId }, body: { mode, posts, ...days } }))) onSaved();
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <RadioCards<Mode>
        name="mode"
        label={t("waiting.mode")}
        value={mode}
        onChange={setMode}
        options={[
          { value: "offer", label: t("waiting.mode.offer"), hint: t("waiting.mode.offer.hint") },
          { value: "alert", label: t("waiting.mode.alert"), hint: t("waiting.mode.alert.hint") },
        ]}
      />
      <RadioCards<"any" | "between">
        name="when"
        label={t("waiting.when")}
        value={any}
        onChange={setAny}
        options={[
          { value: "any", label: t("waiting.when.any", { date: dayIn(last, locale) }) },
          { value: "between", label: t("waiting.when.between") },
        ]}
      />
      {any === "between" && (
        <>
          <DateField
            name="from"
            label={t("waiting.from")}
            value={from}
            onChange={setFrom}
            error={errors.from}
          />
          <DateField name="to" label={t("waiting.to")} value={to} onChange={setTo} error={errors.to} />
        </>
      )}
      <PostsField posts={posts} error={errors.posts} onChange={setPosts} />
      {Object.keys(faults).length === 0 && <ProblemNotice problem={join.problem} />}
      <Button type="submit" busy={join.busy}>
        {t(waiting === undefined ? "waiting.join" : "waiting.change")}
      </Button>
    </Form>
  );
};
