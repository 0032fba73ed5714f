import { useEffect } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { keep, kept } from "#web/app/kept.ts";
import { useNames } from "#web/app/names.ts";
import { record } from "#web/app/problem.ts";
import { type Load, useLoad } from "#web/app/use-load.ts";
import { store, useStore } from "./store.ts";

type Me = AnswerOf<"GET /staff/me">;

/** Where somebody works now: known before anything of the desk is shown. */
export interface Here {
  readonly staffId: string;
  readonly postId: string;
  readonly city: string;
  readonly timeZone: string;
  /** The number on the window, as typed on this device; empty until then. */
  readonly desk: string;
  readonly isHead: boolean;
}

/** Which post and window a device stands at: the device's, not the person's, so it outlives the tab. */
interface Setting {
  readonly postId?: string;
  readonly desk?: string;
}

const SETTING = "wisal.desk";
const ME = "wisal.desk.me";
const isMe = (value: object): value is Me => "staffId" in value && "roles" in value;

const readSetting = (): Setting => {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(SETTING) ?? "null");
    const { postId, desk } = record(said);
    return {
      ...(typeof postId === "string" && { postId }),
      ...(typeof desk === "string" && { desk }),
    };
  } catch {
    return {};
  }
};

const setting = store<Setting>(readSetting());

export const changeSetting = (change: Setting): void => {
  const next = { ...setting.get(), ...change };
  setting.set(next);
  try {
    localStorage.setItem(SETTING, JSON.stringify(next));
  } catch {
    // Storage is refused: the setting lives as long as the page.
  }
};

/** Forgets who was here; what the lock and the sign-out do. */
export const forgetMe = (): void => keep(ME, undefined);

/** `posts`: those somebody may work at; `here` is undefined until one is chosen and everything is loaded. */
export const useHere = (): {
  readonly load: Load<Me>;
  readonly posts: readonly string[];
  readonly here: Here | undefined;
} => {
  const load = useLoad("GET /staff/me", {});
  const chosen = useStore(setting);
  const names = useNames();
  const read = load.loaded.state === "ready" ? load.loaded.value : undefined;
  useEffect(() => {
    if (read !== undefined) keep(ME, read);
  }, [read]);
  const me = read ?? kept(ME, isMe);
  const known = Object.keys(names.posts);
  const everywhere = me?.roles.some(({ postId }) => postId === "*") === true;
  const own = [...new Set(me?.roles.map(({ postId }) => postId))].filter((postId) => postId !== "*");
  const posts = everywhere ? known : own;
  const postId = posts.find((each) => each === chosen.postId) ?? (posts.length === 1 ? posts[0] : undefined);
  const post = postId === undefined ? undefined : names.posts[postId];
  if (me === undefined || postId === undefined || post === undefined) return { load, posts, here: undefined };
  const isHead = me.roles.some((each) => each.role === "head-of-post" && each.postId === postId);
  const { city, timeZone } = post;
  return {
    load,
    posts,
    here: { staffId: me.staffId, postId, city, timeZone, desk: chosen.desk ?? "", isHead },
  };
};
