import { Money } from "#web/ui/values.tsx";

/** Centimes of dirham. */
export const Mad = ({ centimes }: { readonly centimes: number }) => (
  <Money money={{ amount: centimes, currency: "MAD" }} />
);
