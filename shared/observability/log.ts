import { Logger } from "@aws-lambda-powertools/logger";

/**
 * The only fields a log line may carry: ids, codes, counts and times. There is no field for a name, a phone,
 * a document number, a stamp code or a free text, so none can be logged by mistake.
 */
export interface LogFields {
  readonly requestId?: string;
  readonly operationId?: string;
  readonly code?: string;
  readonly status?: number;
  readonly actorKind?: string;
  readonly actorId?: string;
  readonly postId?: string;
  readonly subjectId?: string;
  readonly eventId?: string;
  readonly eventType?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly durationMs?: number;
  readonly errorName?: string;
  readonly pointers?: readonly string[];
  readonly stack?: string;
}

/** Structured log of codes with fields (house style 9): `code` is kebab-case and never a sentence. */
export interface Log {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, fields?: LogFields): void;
}

const logger = new Logger();

/** The process-wide log; level and service name come from the environment. */
export const log: Log = {
  info: (code, fields = {}) => logger.info(code, { ...fields }),
  warn: (code, fields = {}) => logger.warn(code, { ...fields }),
  error: (code, fields = {}) => logger.error(code, { ...fields }),
};

/**
 * What may be said of an unexpected error: its name and where it was thrown. Messages are left out because
 * libraries echo input in them.
 */
export const faultFields = (error: unknown): Pick<LogFields, "errorName" | "stack"> =>
  error instanceof Error
    ? {
        errorName: error.name,
        stack: (error.stack ?? "")
          .split("\n")
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 6)
          .join(" "),
      }
    : { errorName: typeof error };
