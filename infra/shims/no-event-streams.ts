/**
 * Stands in for the SDK's event streams, 14 KB of every bundle that each client would load on the first such
 * answer: none of the services that functions call answers in one.
 */
const absent = (): never => {
  throw new Error("no service of ours answers in event streams");
};

export class EventStreamSerde {
  constructor() {
    absent();
  }
}

export const eventStreamSerdeProvider = absent;

/** S3's client asks for one when it is made, though only its `SelectObjectContent` would use it. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;
