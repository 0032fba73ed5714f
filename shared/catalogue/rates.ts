/**
 * Selling rates of the dirham as published on 22 February 2014: a historical sample for the local run and the
 * tests, always shown with its date and never a current rate. `madPerUnit` is a decimal string (exact).
 */
export interface RateRecord {
  readonly currency: string;
  readonly madPerUnit: string;
  readonly previousMadPerUnit: string;
  /** The instant of publication, UTC. */
  readonly asOf: string;
}

/** The sample board; MRO became MRU in 2018 and TRY was not published, so those posts show dirhams only. */
export const sampleRates: readonly RateRecord[] = [
  { currency: "AED", madPerUnit: "2.2183", previousMadPerUnit: "2.2252", asOf: "2014-02-22T13:00:11Z" },
  { currency: "AUD", madPerUnit: "7.3061", previousMadPerUnit: "7.3295", asOf: "2014-02-22T13:00:11Z" },
  { currency: "BHD", madPerUnit: "21.6043", previousMadPerUnit: "21.6776", asOf: "2014-02-22T13:00:11Z" },
  { currency: "CAD", madPerUnit: "7.3320", previousMadPerUnit: "7.3466", asOf: "2014-02-22T13:00:11Z" },
  { currency: "DJF", madPerUnit: "0.0453", previousMadPerUnit: "0.0456", asOf: "2014-02-22T13:00:11Z" },
  { currency: "DZD", madPerUnit: "0.1039", previousMadPerUnit: "0.1053", asOf: "2014-02-22T13:00:11Z" },
  { currency: "EGP", madPerUnit: "1.1704", previousMadPerUnit: "1.1733", asOf: "2014-02-22T13:00:11Z" },
  { currency: "EUR", madPerUnit: "11.1918", previousMadPerUnit: "11.2104", asOf: "2014-02-22T13:00:11Z" },
  { currency: "GBP", madPerUnit: "13.5362", previousMadPerUnit: "13.6072", asOf: "2014-02-22T13:00:11Z" },
  { currency: "IQD", madPerUnit: "0.0070", previousMadPerUnit: "0.0070", asOf: "2014-02-22T13:00:11Z" },
  { currency: "JOD", madPerUnit: "11.5079", previousMadPerUnit: "11.5471", asOf: "2014-02-22T13:00:11Z" },
  { currency: "JPY", madPerUnit: "0.0795", previousMadPerUnit: "0.0797", asOf: "2014-02-22T13:00:11Z" },
  { currency: "KWD", madPerUnit: "28.9106", previousMadPerUnit: "29.0027", asOf: "2014-02-22T13:00:11Z" },
  { currency: "LBP", madPerUnit: "0.0054", previousMadPerUnit: "0.0054", asOf: "2014-02-22T13:00:11Z" },
  { currency: "LYD", madPerUnit: "6.6075", previousMadPerUnit: "6.6152", asOf: "2014-02-22T13:00:11Z" },
  { currency: "MRO", madPerUnit: "0.0280", previousMadPerUnit: "0.0281", asOf: "2014-02-22T13:00:11Z" },
  { currency: "NZD", madPerUnit: "6.7469", previousMadPerUnit: "6.7685", asOf: "2014-02-22T13:00:11Z" },
  { currency: "OMR", madPerUnit: "21.1610", previousMadPerUnit: "21.2272", asOf: "2014-02-22T13:00:11Z" },
  { currency: "QAR", madPerUnit: "2.2374", previousMadPerUnit: "2.2447", asOf: "2014-02-22T13:00:11Z" },
  { currency: "SAR", madPerUnit: "2.1714", previousMadPerUnit: "2.1792", asOf: "2014-02-22T13:00:11Z" },
  { currency: "SDG", madPerUnit: "1.4312", previousMadPerUnit: "1.4354", asOf: "2014-02-22T13:00:11Z" },
  { currency: "SOS", madPerUnit: "0.0068", previousMadPerUnit: "0.0068", asOf: "2014-02-22T13:00:11Z" },
  { currency: "SYP", madPerUnit: "0.0567", previousMadPerUnit: "0.0569", asOf: "2014-02-22T13:00:11Z" },
  { currency: "TND", madPerUnit: "5.1466", previousMadPerUnit: "5.1601", asOf: "2014-02-22T13:00:11Z" },
  { currency: "USD", madPerUnit: "8.1470", previousMadPerUnit: "8.1730", asOf: "2014-02-22T13:00:11Z" },
];
