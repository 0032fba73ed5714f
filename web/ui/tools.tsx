import { useEffect, useState } from "preact/hooks";
import { useAnnouncer } from "#web/ui/announcer.tsx";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";

/** Copies a code; says so by eye and ear. */
export const CopyButton = ({ text }: { readonly text: string }) => {
  const { t } = useTranslator();
  const announce = useAnnouncer();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, 4_000, false);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      announce(t("copied"));
    });
  };
  return (
    <Button tone="quiet" onClick={copy}>
      {t(copied ? "copied" : "copy")}
    </Button>
  );
};

export const PrintButton = () => {
  const { t } = useTranslator();
  return (
    <Button tone="quiet" onClick={() => print()}>
      {t("print")}
    </Button>
  );
};

/** A QR code as one path: works offline and prints sharp. `label` is read out in its place. */
export const Qr = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string }>();
  useEffect(() => {
    // Most visits show no code: the encoder comes with the first.
    void import("uqr").then(({ encode }) => {
      const { data, size } = encode(text, { border: 2 });
      const path = data
        .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
        .join("");
      setCode({ size, path });
    });
  }, [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${code?.size ?? 1} ${code?.size ?? 1}`} role="img" aria-label={label}>
      <path d={code?.path ?? ""} />
    </svg>
  );
};
