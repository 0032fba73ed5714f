import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";

/**
 * An alarm as data: the constructs that can fail say so next to themselves, and WisalObservability makes the
 * alarms. Nobody can write one without saying whom it hurts and what to do.
 */
export interface AlarmSpec {
  /** Physical name and construct id, kebab-case. */
  readonly name: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** Rings where the metric falls below the threshold, not above. */
  readonly below?: true;
  /** Of these many last periods, all must breach; 1 unless told. */
  readonly periods?: number;
  /** What a citizen or an agent suffers while this rings: one sentence. */
  readonly impact: string;
  /** Name of a file in docs/runbooks, without `.md`. */
  readonly runbook: string;
  /** For measurements whose silence is itself the fault. */
  readonly missingIsBreach?: boolean;
}

/** Whatever has alarms to be made for it. */
export interface HasAlarms {
  readonly alarms: readonly AlarmSpec[];
}

/** An alarm that rings when the metric passes its threshold, with impact and runbook in its description. */
export class WisalAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, spec: AlarmSpec, topic: ITopic) {
    super(scope, spec.name);
    this.alarm = new Alarm(this, "Alarm", {
      alarmName: `wisal-${spec.name}`,
      alarmDescription: `Impact: ${spec.impact}\nRunbook: docs/runbooks/${spec.runbook}.md`,
      metric: spec.metric,
      threshold: spec.threshold,
      comparisonOperator: spec.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: spec.periods ?? 1,
      treatMissingData: spec.missingIsBreach ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(topic));
    this.alarm.addOkAction(new SnsAction(topic));
  }
}
