/**
 * Every code, phone, reference, rate, date range and e-mail address is printed by this: bare, an Arabic paragraph
 * would show `1234 5678` as `5678 1234`.
 */
export const Code = ({ children }: { readonly children: string }) => (
  <bdi dir="ltr" class="code">
    {children}
  </bdi>
);
