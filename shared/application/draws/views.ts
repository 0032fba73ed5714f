import { localDateTime } from "#shared/domain/calendar/local-time.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";

/** A draw as anybody sees it: instants in UTC and as the post's clocks show them (S2). */
export interface DrawView extends Draw {
  readonly local: { readonly opensAt: string; readonly closesAt: string; readonly drawAt: string };
}

/** A draw with its instants in local time. */
export const viewOf = (draw: Draw): DrawView => {
  const local = (instant: string): string => localDateTime(Date.parse(instant), draw.timeZone);
  return {
    ...draw,
    local: { opensAt: local(draw.opensAt), closesAt: local(draw.closesAt), drawAt: local(draw.drawAt) },
  };
};
