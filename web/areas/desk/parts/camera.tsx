import { useEffect, useRef, useState } from "preact/hooks";
import { useTranslator } from "#web/areas/desk/words-day.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

/** The browser's own reader of codes, where it has one (not in TypeScript's library yet). */
interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorMaker = new (options: { readonly formats: readonly string[] }) => Detector;

const isMaker = (value: unknown): value is DetectorMaker => typeof value === "function";
const makerHere = (): DetectorMaker | undefined => {
  const maker: unknown = Reflect.get(globalThis, "BarcodeDetector");
  return isMaker(maker) && "mediaDevices" in navigator ? maker : undefined;
};

const LOOK_MS = 200;

/** Reads a code with the camera; says so where the browser can't. */
export const Camera = ({ onCode }: { readonly onCode: (code: string) => void }) => {
  const { t } = useTranslator();
  const [state, setState] = useState<"off" | "on" | "refused">("off");
  const video = useRef<HTMLVideoElement>(null);
  const maker = makerHere();

  useEffect(() => {
    if (state !== "on" || maker === undefined) return;
    let stream: MediaStream | undefined;
    let stopped = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => {
      stopped = true;
      clearInterval(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      const screen = video.current;
      if (stopped || screen === null) return stop();
      screen.srcObject = stream;
      await screen.play();
      const detector = new maker({ formats: ["qr_code"] });
      timer = setInterval(() => {
        detector.detect(screen).then(
          ([code]) => {
            if (code === undefined || stopped) return;
            stop();
            setState("off");
            onCode(code.rawValue);
          },
          () => undefined,
        );
      }, LOOK_MS);
    };
    start().catch(() => setState("refused"));
    return stop;
  }, [state, maker, onCode]);

  if (maker === undefined) return <p class="hint">{t("camera.none")}</p>;
  return (
    <div class="stack">
      {state === "refused" && <Notice tone="warning">{t("camera.refused")}</Notice>}
      {state === "on" && (
        <video ref={video} class="camera" muted playsInline aria-label={t("camera.label")} />
      )}
      <Button tone="quiet" onClick={() => setState(state === "on" ? "off" : "on")}>
        {t(state === "on" ? "camera.stop" : "camera.start")}
      </Button>
    </div>
  );
};
