import { useCallback, useEffect, useState } from "preact/hooks";
import { useAction } from "#web/app/use-action.ts";
import { takeScans } from "./results.ts";
import { sound } from "./sound.ts";
import type { Check } from "./stamp-result.tsx";

const CHECK = "POST /desk/posts/{postId}/stamp-checks";

/** Stamps given for a visit, each checked: typed or scanned, never the same twice, never more than `needed`. */
export const useStamps = (postId: string, procedureId: string, needed: number) => {
  const { run, busy, problem } = useAction(CHECK);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [last, setLast] = useState<Check>();
  const [twice, setTwice] = useState(false);

  const check = useCallback(
    async (code: string): Promise<boolean> => {
      const again = codes.includes(code);
      setTwice(again);
      const outcome = again ? undefined : await run({ path: { postId }, body: { code, procedureId } });
      const usable = outcome?.ok === true && outcome.value.usable;
      sound(usable ? "good" : "bad");
      setLast(outcome?.ok === true ? outcome.value : undefined);
      if (usable) setCodes((before) => [...before, code]);
      return usable;
    },
    [codes, run, postId, procedureId],
  );

  const whole = codes.length >= needed;
  useEffect(
    () =>
      takeScans((scan) => {
        if (scan.kind !== "stamp" || whole) return false;
        void check(scan.code);
        return true;
      }),
    [check, whole],
  );

  const takeOut = (code: string): void => setCodes(codes.filter((each) => each !== code));
  return { codes, check, takeOut, last, twice, busy, problem };
};
