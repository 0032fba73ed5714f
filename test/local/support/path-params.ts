/** A well-formed value for each path parameter; ids name nothing that is there. */
export const pathParams: Readonly<Record<string, string>> = {
  postId: "fr-paris",
  calendarId: "acts",
  requestId: "req_ABCDEFGH23456789",
  orderId: "ord_ABCDEFGH23456789",
  appointmentId: "apt_ABCDEFGH23456789",
  reservationId: "rsv_ABCDEFGH23456789",
  date: "2026-12-01",
  unit: "1",
  stampId: "stm_ABCDEFGH23456789",
  proposalId: "prp_ABCDEFGH23456789",
  refundId: "rfd_ABCDEFGH23456789",
  drawId: "drw_ABCDEFGH23456789",
  fileId: "set_ABCDEFGH23456789",
  differenceId: "dif_ABCDEFGH23456789",
  beneficiary: "1",
  documentId: "passport-or-cnie",
  staffId: "stf_ABCDEFGH23456789",
};

/** The path with its parameters filled in. */
export const filledPath = (path: string, values: Readonly<Record<string, string>> = pathParams): string =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "missing");
