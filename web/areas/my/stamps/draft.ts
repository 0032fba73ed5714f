import { useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { useApp } from "#web/app/app-context.ts";
import { keep, kept } from "#web/app/kept.ts";
import type { Chosen } from "#web/areas/my/stamps/chosen.tsx";

/** Who receives the codes, and how many: a phone is nobody's to see in an address, so the tab keeps it. */
export interface BuyDraft {
  readonly quantity: number;
  readonly receiver: "me" | "other";
  readonly phone: string;
  readonly email: string;
  readonly language: Language;
}

const PLACE = "wisal.buy";

interface Kept {
  /** The stamp that the draft is for: another one begins afresh. */
  readonly about: string;
  readonly draft: BuyDraft;
}

const isKept = (value: object): value is Kept => "about" in value && "draft" in value;

/** The draft of a purchase, kept over a reload and for as long as the tab lives. */
export const useBuyDraft = ({ procedure, post, quantity }: Chosen) => {
  const { language } = useApp();
  const about = `${procedure} ${post}`;
  const [draft, setDraft] = useState<BuyDraft>(() => {
    const before = kept(PLACE, isKept);
    return before?.about === about
      ? before.draft
      : { quantity, receiver: "me", phone: "", email: "", language };
  });
  const change = (part: Partial<BuyDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keep(PLACE, { about, draft: next });
  };
  return { draft, change };
};

export const forgetBuyDraft = (): void => keep(PLACE, undefined);
