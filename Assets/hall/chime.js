// Two soft tones for a call for help. A browser lets a page sound only after somebody has touched it.
let context;

/** Lets the page sound from now on; call it from a touch or a key. */
export function allow() {
  context ??= new AudioContext();
  if (context.state === "suspended") context.resume();
}

/** Sounds once. */
export function chime() {
  if (!context || context.state !== "running") return;
  for (const [index, pitch] of [660, 880].entries()) {
    const start = context.currentTime + index * 0.28;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.25, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.65);
  }
}
