import { useLoad } from "#web/app/use-load.ts";
import { Code } from "#web/ui/code.tsx";

/** Names of who works at a post, by staff id; empty until they have come. `*` are those of the network. */
export const useStaffNames = (postId: string): ReadonlyMap<string, string> => {
  const { loaded } = useLoad("GET /staff/posts/{postId}/members", { path: { postId }, query: {} });
  const members = loaded.state === "ready" ? loaded.value.members : [];
  return new Map(members.map(({ staffId, name }) => [staffId, name]));
};

/** Who it was: by name, or by id where they do not work at the post. */
export const StaffName = ({
  names,
  staffId,
}: {
  readonly names: ReadonlyMap<string, string>;
  readonly staffId: string;
}) => {
  const name = names.get(staffId);
  return name === undefined ? <Code>{staffId}</Code> : <bdi>{name}</bdi>;
};
