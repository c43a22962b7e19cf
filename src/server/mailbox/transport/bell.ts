/** Something that rings when there is news, and is heard even if it rang before anyone listened. */
type Bell = {
  ring: () => void;
  silence(): void;
  /** Resolves at the ring, or after `withinMs`; says whether it rang. */
  heard(withinMs: number): Promise<boolean>;
};

export function bell(): Bell {
  let rang = false;
  let listener: (() => void) | undefined;
  return {
    ring: () => {
      rang = true;
      listener?.();
    },
    silence: () => {
      rang = false;
    },
    heard: (withinMs) => new Promise((resolve) => {
      const finish = () => {
        clearTimeout(patience);
        listener = undefined;
        resolve(rang);
      };
      const patience = setTimeout(finish, withinMs);
      listener = finish;
      if (rang) finish();
    }),
  };
}
