import cliProgress from 'cli-progress';
import type { CliOutput } from './cli-context.ts';

/** Shows how far a long work is; silent where nobody watches. */
export type ProgressBar = {
  readonly show: (done: number, total: number) => void;
  /** Removes the bar so that the report stands alone. */
  readonly end: () => void;
};

/** A bar on the terminal with the name of the work before it. */
export function progressBar(output: CliOutput, label: string): ProgressBar {
  if (output.bar === null) return { show: () => undefined, end: () => undefined };
  const bar = new cliProgress.SingleBar({
    stream: output.bar,
    format: `${label} {bar} {percentage}%  {value}/{total}  剩余约 {eta_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    fps: 10,
  });
  let started = false;
  return {
    show: (done, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}

/** Bytes as a bar shows them. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
