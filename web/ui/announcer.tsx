import { type ComponentChildren, createContext } from "preact";
import { useContext, useState } from "preact/hooks";

const AnnouncerContext = createContext<(text: string) => void>(() => undefined);

/** The page's one live region. */
export const AnnouncerProvider = ({ children }: { readonly children: ComponentChildren }) => {
  const [text, setText] = useState("");
  return (
    <AnnouncerContext.Provider value={setText}>
      {children}
      <p class="unseen" role="status" aria-live="polite">
        {text}
      </p>
    </AnnouncerContext.Provider>
  );
};

/** Says something to whoever listens instead of looking: `announce("Copied")`. */
export const useAnnouncer = (): ((text: string) => void) => useContext(AnnouncerContext);
