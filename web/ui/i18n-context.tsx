import { type ComponentChildren, createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Arguments, KeyOf } from "#web/i18n/message.ts";
import { type AnyTranslator, type Translator, typed } from "#web/i18n/translator.ts";
import { Code } from "#web/ui/code.tsx";

const TranslatorContext = createContext<AnyTranslator | undefined>(undefined);

export const TranslatorProvider = ({
  translator,
  children,
}: {
  readonly translator: AnyTranslator;
  readonly children: ComponentChildren;
}) => <TranslatorContext.Provider value={translator}>{children}</TranslatorContext.Provider>;

/** The page's translator, whatever it speaks about. */
export const useAnyTranslator = (): AnyTranslator => {
  const translator = useContext(TranslatorContext);
  if (translator === undefined)
    throw new Error("A component that speaks needs a TranslatorProvider above it.");
  return translator;
};

interface MessageProps<C, K extends KeyOf<C>> {
  readonly k: K;
  readonly values: Arguments<C, K>;
}

/**
 * The words of a catalogue: `useTranslator` gives strings, `<Message>` markup, with codes in `<Code>` and words of
 * another script in `<bdi>`.
 */
export const wordsOf = <C,>() => ({
  useTranslator: (): Translator<C> => {
    const translator = useAnyTranslator();
    return useMemo(() => typed<C>(translator), [translator]);
  },
  Message: <K extends KeyOf<C>>({ k, values }: MessageProps<C, K>) => {
    const { pieces } = useAnyTranslator();
    return (
      <>
        {pieces(k, ...values).map((piece) => {
          if (piece.kind === "code") return <Code>{piece.text}</Code>;
          return piece.kind === "text" ? <bdi>{piece.text}</bdi> : piece.text;
        })}
      </>
    );
  },
});
