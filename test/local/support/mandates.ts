import { str } from "#local/json.ts";
import { api, expecting } from "./api.ts";
import { validRequest } from "./errands.ts";
import type { Citizen } from "./people.ts";
import { newPerson } from "./people.ts";

/** A mandate as its agent sends it. */
export interface Mandated {
  readonly requestId: string;
  readonly reference: string;
  readonly headers: { readonly "wisal-mandate": string };
}

/** Files a request as the citizen, and lets the agent act for them with its reference and birth date. */
export const mandateFor = async (
  citizen: Pick<Citizen, "token">,
  agentToken: string,
  postId = "fr-paris",
): Promise<Mandated> => {
  const birthDate = "1990-02-03";
  const requestId = await validRequest(citizen, { postId, beneficiaries: [newPerson(birthDate)] });
  const shown = await expecting(200, api("GET", `/requests/${requestId}`, { token: citizen.token }));
  const reference = str(shown["reference"]);
  const granted = await expecting(
    201,
    api("POST", `/staff/posts/${postId}/mandates`, { token: agentToken, body: { reference, birthDate } }),
  );
  return { requestId, reference, headers: { "wisal-mandate": str(granted["mandate"]) } };
};
