// A khatam: two squares of equal size, one turned by 45°, woven over and under. Two that hold together: "wisal".
// Squares of half side 12 centred on 20,20; a side crosses the other square at ±4.97 from its middle.
const woven = "M20 3.03 36.97 20 20 36.97 3.03 20Z";

/** The product's mark: decorative, its name stands beside it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
    <rect class="mark-straight" x="8" y="8" width="24" height="24" />
    <path class="mark-turned" d={woven} />
    <path class="mark-straight" d="M13.5 8h3.06M26.5 32h-3.06M32 13.5v3.06M8 26.5v-3.06" />
    <circle class="mark-heart" cx="20" cy="20" r="3.2" />
  </svg>
);
