/**
 * Every code, phone, reference, rate, date range and e-mail address is printed by this: bare, an Arabic paragraph
 * would show `1234 5678` as `5678 1234`. One of several parts goes to the next line whole; a time flows as a word.
 */
export const Code = ({ children }: { readonly children: string }) => (
  <bdi dir="ltr" class={/[^\w:]/.test(children) ? "code whole" : "code"}>
    {children}
  </bdi>
);

/** A long code or id in groups of four, to be read out. The gaps are style alone: pressed and copied, it is whole. */
export const GroupedCode = ({ children }: { readonly children: string }) => (
  <bdi dir="ltr" class="code groups">
    {children.match(/.{1,4}/g)?.map((group, place) => (
      <span key={place}>{group}</span>
    ))}
  </bdi>
);
