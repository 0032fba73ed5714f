import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Arguments, MessageKey } from "#web/i18n/message.ts";
import type { Translator } from "#web/i18n/translator.ts";
import { Code } from "#web/ui/code.tsx";

const TranslatorContext = createContext<Translator | undefined>(undefined);

export const TranslatorProvider = ({
  translator,
  children,
}: {
  readonly translator: Translator;
  readonly children: ComponentChildren;
}) => <TranslatorContext.Provider value={translator}>{children}</TranslatorContext.Provider>;

/** The page's translator. */
export const useTranslator = (): Translator => {
  const translator = useContext(TranslatorContext);
  if (translator === undefined)
    throw new Error("A component that speaks needs a TranslatorProvider above it.");
  return translator;
};

/** A message as markup: codes in `<Code>`, words of another script in `<bdi>`. */
export const Message = <K extends MessageKey>({
  k,
  values,
}: {
  readonly k: K;
  readonly values: Arguments<K>;
}) => {
  const { pieces } = useTranslator();
  return (
    <>
      {pieces(k, ...values).map((piece) => {
        if (piece.kind === "code") return <Code>{piece.text}</Code>;
        return piece.kind === "text" ? <bdi>{piece.text}</bdi> : piece.text;
      })}
    </>
  );
};
