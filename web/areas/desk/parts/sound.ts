const tones = { good: [880, 1320], bad: [220, 160] } as const;

/** Two short tones, up for good and down for bad; a browser without sound stays silent. */
export const sound = (which: keyof typeof tones): void => {
  try {
    const context = new AudioContext();
    tones[which].forEach((frequency, index) => {
      const start = context.currentTime + index * 0.14;
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = frequency;
      gain.gain.value = 0.12;
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + 0.12);
    });
    setTimeout(() => void context.close(), 800);
  } catch {
    // Sound only repeats what is written.
  }
};
