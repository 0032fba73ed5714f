import type { Account } from "#shared/domain/account/account.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { PaperType } from "#shared/domain/document/limits.ts";
import { paperKeyOf } from "#shared/domain/document/paper-key.ts";
import type { DeliveryState } from "#shared/domain/order/delivery.ts";
import { stateOfDelivery } from "#shared/domain/order/delivery.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AccountStore } from "#shared/ports/account-store.ts";
import type { IssuedUnit, OrderStore } from "#shared/ports/order-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import { inParallel } from "../in-parallel.ts";
import type { ListMessagesDeps, ShownMessage } from "../messages/list-messages.ts";
import { messagesOf } from "../messages/list-messages.ts";
import type { RequestView } from "../requests/read-requests.ts";
import { requestView } from "../requests/read-requests.ts";

/** Reading everything held on a person. */
export interface ExportingDeps extends ListMessagesDeps {
  readonly accounts: Pick<AccountStore, "find">;
  readonly requests: Pick<RequestStore, "listOf" | "findWhole">;
  readonly orders: Pick<OrderStore, "listOf" | "findWhole">;
}

/** A paper of which a copy is kept, and where its owner gets a link to it (D3). */
export interface KeptFile {
  requestId: string;
  beneficiary: number;
  documentId: string;
  name: string;
  type: PaperType;
  uploadedAt: string;
  open: string;
}

/** An order with where its codes were sent, and its stamps; the codes themselves are not kept. */
export interface KeptOrder
  extends Pick<Order, "orderId" | "postId" | "state" | "totalMad" | "placedAt" | "paidAt" | "delivery"> {
  stamps: (Pick<IssuedUnit, "stampId" | "procedureId" | "issuedAt" | "validUntil"> & {
    deliveryState: DeliveryState;
  })[];
}

/** What is held on a person (D4), unmasked. */
export interface AccountExport {
  exportedAt: string;
  account: Account;
  requests: RequestView[];
  files: KeptFile[];
  orders: KeptOrder[];
  /** What they were told in the last thirty days. */
  messages: ShownMessage[];
  /** False where there is more than one answer holds: the call centre sends the rest. */
  complete: boolean;
}

/** As many requests and orders as are listed at once. */
const LISTED = 100;
const AT_ONCE = 8;
/** Two records each, and one read gives a hundred. */
const LISTED_MESSAGES = 50;

const keptOrder = (order: Order, units: readonly IssuedUnit[]): KeptOrder => {
  const { orderId, postId, state, totalMad, placedAt, paidAt, delivery } = order;
  const stamps = units.map(({ stampId, procedureId, issuedAt, validUntil, delivery: sent }) => ({
    stampId,
    procedureId,
    issuedAt,
    validUntil,
    deliveryState: stateOfDelivery(sent).state,
  }));
  return { orderId, postId, state, totalMad, placedAt, paidAt, delivery, stamps };
};

/** Everything held on the person who asks (D4). Errors: `account-needed`. */
export const exportAccount = async (
  deps: ExportingDeps,
  { caller, now }: Call<unknown, unknown, unknown, CitizenCaller>,
): Outcome<AccountExport> => {
  const { accountId } = caller;
  const [account, records, placed, told] = await Promise.all([
    deps.accounts.find(accountId),
    deps.requests.listOf(accountId),
    deps.orders.listOf(accountId, LISTED),
    messagesOf(deps, accountId, { limit: LISTED_MESSAGES }),
  ]);
  if (account === undefined) return refuse("account-needed");
  const wholes = await inParallel(records, AT_ONCE, ({ requestId }) => deps.requests.findWhole(requestId));
  const found = wholes.flatMap((whole) => (whole === undefined ? [] : [whole]));
  const orders = await inParallel(placed, AT_ONCE, ({ orderId }) => deps.orders.findWhole(orderId));
  const files = found.flatMap(({ record: { requestId }, documents, uploads }) =>
    documents.flatMap(({ beneficiary, documentId }) => {
      const upload = uploads[paperKeyOf({ beneficiary, documentId })];
      if (upload?.copy === undefined) return [];
      const open = `/requests/${requestId}/documents/${beneficiary}/${documentId}/opening`;
      const { name, type, grantedAt } = upload;
      return [{ requestId, beneficiary, documentId, name, type, uploadedAt: grantedAt, open }];
    }),
  );
  return {
    ok: true,
    value: {
      status: 200,
      headers: { "Content-Disposition": 'attachment; filename="wisal.json"' },
      body: {
        exportedAt: new Date(now).toISOString(),
        account,
        requests: found.map((whole) => requestView(whole, now, "export")),
        files,
        orders: orders.flatMap((whole) => (whole === undefined ? [] : [keptOrder(whole.order, whole.units)])),
        messages: told.messages,
        complete: records.length < LISTED && placed.length < LISTED && told.next === undefined,
      },
    },
  };
};
