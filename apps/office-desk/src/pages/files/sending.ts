import { DetailedError, Upload } from 'tus-js-client';
import { messages } from '../../messages/index.ts';

/** How far a file is on its way. */
export interface Progress {
  readonly sent: number;
  readonly state: 'SENDING' | 'RETRYING' | 'PAUSED' | 'ARRIVED' | 'REFUSED';
  /** Why it was refused, in the server's words. */
  readonly refusal: string | null;
  /** Identifier once it is here. */
  readonly id: string | null;
}

export interface Sending {
  pause(): void;
  resume(): void;
  /** Gives it up, here and on the server. */
  cancel(): Promise<void>;
}

/** Bytes sent at once: little is lost with a line that breaks, and each piece is through before a server takes it for stuck. */
const PIECE = 1024 * 1024;
/** Milliseconds before each further attempt; then the person is asked. */
const PAUSES = [0, 1000, 3000, 5000, 10_000];

/** Sends a file in pieces, and goes on where an earlier attempt stopped, whenever that was. */
export function sendFile(file: File, tell: (progress: Progress) => void): Sending {
  let last: Progress = { sent: 0, state: 'SENDING', refusal: null, id: null };
  const say = (change: Partial<Progress>): void => {
    last = { ...last, ...change };
    tell(last);
  };
  const upload = new Upload(file, {
    endpoint: '/uploads',
    chunkSize: PIECE,
    retryDelays: PAUSES,
    metadata: { filename: file.name },
    removeFingerprintOnSuccess: true,
    onProgress: (sent) => say({ sent, state: 'SENDING' }),
    onShouldRetry: (error) => {
      const again = refusalOf(error) === null;
      if (again) say({ state: 'RETRYING' });
      return again;
    },
    onError: (error) => {
      const refusal = refusalOf(error);
      say(refusal === null ? { state: 'PAUSED', refusal: messages.files.broken } : { state: 'REFUSED', refusal });
    },
    onSuccess: () => say({ state: 'ARRIVED', sent: file.size, refusal: null, id: upload.url?.split('/').at(-1) ?? null }),
  });
  const start = async (): Promise<void> => {
    const [earlier] = await upload.findPreviousUploads();
    if (earlier !== undefined) upload.resumeFromPreviousUpload(earlier);
    upload.start();
  };
  void start();
  return {
    pause: () => {
      void upload.abort();
      say({ state: 'PAUSED', refusal: null });
    },
    resume: () => {
      say({ state: 'SENDING', refusal: null });
      upload.start();
    },
    cancel: () => upload.abort(true),
  };
}

/** What the server said where it will say the same again; null where another attempt is worth it. */
function refusalOf(error: Error): string | null {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  return status >= 400 && status < 500 && status !== 409 && status !== 423 && status !== 429 ? (response?.getBody() ?? '').trim() || messages.files.broken : null;
}
