/** Grey lines where text will be; `label` says so to whoever does not see them. */
export const Skeleton = ({ label, lines = 3 }: { readonly label: string; readonly lines?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{label}</span>
    {Array.from({ length: lines }, (_, index) => (
      <span key={index} class="skeleton-line" aria-hidden="true" />
    ))}
  </div>
);
