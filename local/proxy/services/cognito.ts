import type { Catcher } from "#local/catcher/catcher.ts";
import type { Citizens } from "#local/issuer/people.ts";
import type { StaffPool, StaffUser } from "#local/issuer/staff-pool.ts";
import { list, obj, str } from "#local/json.ts";
import { type AwsRequest, type AwsResponse, errorResponse, jsonResponse } from "../message.ts";

const jsonType = { "content-type": "application/x-amz-json-1.1" };
const fault = (code: string, message: string) => errorResponse("cognito-idp", 400, code, message);

const attributesOf = ({ subject, email, name }: StaffUser) => [
  { Name: "sub", Value: subject },
  { Name: "email", Value: email },
  { Name: "name", Value: name },
];

/** Everybody whom the issuers know. */
export interface Users {
  readonly staffPool: StaffPool;
  readonly citizens: Citizens;
}

/** The operations by which the platform administers users of its pools. */
export function administerUsers(
  request: AwsRequest,
  { staffPool, citizens }: Users,
  catcher: Catcher,
): AwsResponse {
  return request.operation === "AdminUpdateUserAttributes" || request.operation === "AdminDeleteUser"
    ? administerCitizens(request, citizens)
    : administerStaff(request, staffPool, catcher);
}

/** Citizens are found by their phone. */
function administerCitizens({ operation, input }: AwsRequest, citizens: Citizens): AwsResponse {
  const from = str(input["Username"]);
  if (operation === "AdminDeleteUser") {
    citizens.remove(from);
    return jsonResponse(200, {}, jsonType);
  }
  const attributes = list(input["UserAttributes"]).map(obj);
  const to = str(attributes.find(({ Name }) => Name === "phone_number")?.["Value"]);
  const moved = citizens.movePhone(from, to);
  if (moved === undefined) return fault("UserNotFoundException", "User does not exist.");
  return moved
    ? jsonResponse(200, {}, jsonType)
    : fault("AliasExistsException", "An account with the given phone_number already exists.");
}

/** The four operations by which users of the staff's pool are administered; an invitation is an e-mail in the catcher. */
function administerStaff(request: AwsRequest, pool: StaffPool, catcher: Catcher): AwsResponse {
  const { operation, input } = request;
  const username = str(input["Username"]);
  const user = pool.find(username);
  if (operation === "AdminCreateUser") {
    if (user !== undefined) return fault("UsernameExistsException", "User account already exists");
    const attributes = list(input["UserAttributes"]).map(obj);
    const given = attributes.find(({ Name }) => Name === "name")?.["Value"];
    const added = pool.add(username, given === undefined ? undefined : str(given));
    catcher.acceptEmail({
      to: [added.email],
      from: "identity",
      sender: "no-reply@verificationemail.com",
      subject: "Wisal · وصال",
      text: `${added.email}\n${added.password}`,
      html: undefined,
      attachments: [],
    });
    return jsonResponse(
      200,
      { User: { Username: added.subject, Enabled: true, Attributes: attributesOf(added) } },
      jsonType,
    );
  }
  if (user === undefined) return fault("UserNotFoundException", "User does not exist.");
  switch (operation) {
    case "AdminGetUser":
      return jsonResponse(200, { Username: user.subject, UserAttributes: attributesOf(user) }, jsonType);
    case "AdminDisableUser":
    case "AdminEnableUser":
      pool.setEnabled(user, operation === "AdminEnableUser");
      return jsonResponse(200, {}, jsonType);
    default:
      return fault("InvalidParameterException", `${operation} is not part of the local run`);
  }
}
