import type { EventQueue } from "#shared/ports/event-queue.ts";
import type { WaitingMessages } from "#shared/ports/waiting-messages.ts";

/** What resuming needs. */
export interface ResumeDeps {
  readonly waiting: Pick<WaitingMessages, "due" | "forget">;
  readonly queue: EventQueue;
}

/** Ten a second: half of what a sender may send by default, so that a morning's SMS leave room for codes. */
const IN_A_MINUTE = 600;

/**
 * Puts what waited for the end of quiet hours back into the queue of messages, the oldest first; told there, it is told
 * once (N1). First the queue, then the row: cut off between the two, it comes twice and is told once.
 */
export const resumeWaiting = async ({ waiting, queue }: ResumeDeps, now: number): Promise<number> => {
  const due = await waiting.due(now, IN_A_MINUTE);
  for (const message of due) {
    await queue.send(message.event);
    await waiting.forget(message);
  }
  return due.length;
};
