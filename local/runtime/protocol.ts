/** What the runtime and its worker threads say to each other. */
export interface WorkerStart {
  readonly entry: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** What the thread writes to stdout and stderr is appended to this file. */
  readonly logFile: string;
}

export interface InvokeMessage {
  readonly requestId: string;
  /** The event as JSON text, as Lambda hands it over. */
  readonly event: string;
  readonly deadlineMs: number;
}

export interface InvocationError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "init-error"; readonly error: InvocationError }
  | { readonly kind: "result"; readonly requestId: string; readonly payload: string }
  | { readonly kind: "error"; readonly requestId: string; readonly error: InvocationError };

export type InvocationResult =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: InvocationError };
