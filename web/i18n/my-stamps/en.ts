/** Words of orders and stamps: the list, and states that other screens of stamps show too. */
export const en = {
  "stamps.title": "Stamps",
  "stamps.lead":
    "A stamp pays the fee of a procedure. Its code comes by SMS, and you show it at the consulate.",
  "stamps.buy": "Buy stamps",
  "stamps.have-code": "I was given a code",
  "stamps.empty.title": "You have no stamp yet",
  "stamps.empty.text":
    "Buy one for yourself or for somebody else. The code comes by SMS soon after the payment.",
  "stamps.count": { one: "{count:number} stamp", other: "{count:number} stamps" },
  "stamps.more": "Show older orders",
  "order.awaiting-payment": "To pay",
  "order.paid": "Paid",
  "order.expired": "Not paid in time",
  "order.cancelled": "Given up",
  "order.pay-by": "Pay it by {date}.",
  "order.paid-on": "Paid on {date}",
  "order.preparing": "The codes are on their way.",
  "stamp.issued": "Ready to use",
  "stamp.reserved": "Being used",
  "stamp.consumed": "Used",
  "stamp.refund-requested": "Being refunded",
  "stamp.refunded": "Refunded",
  "stamp.expired": "Expired",
  "stamp.suspended": "Suspended",
  "stamp.replaced": "Replaced by a new code",
} as const;
