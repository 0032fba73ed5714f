/**
 * The 60 consular posts the platform opens with. Coordinates are city-level; `confirmed: false` marks a post
 * that no public source names. Administrators edit the stored copy; this is the seed.
 */
export interface PostRecord {
  readonly id: string;
  readonly country: string;
  readonly city: string;
  readonly kind: "consulate-general" | "embassy-section";
  /** IANA zone: people always see the post's own time (S2). */
  readonly timeZone: string;
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 4217 code of the money in which the fee is charged there (T1). */
  readonly currency: string;
  readonly confirmed: boolean;
}

/** Every post, in the order of the reference list. */
export const posts: readonly PostRecord[] = [
  { id: "fr-paris", country: "FR", city: "Paris", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.857, longitude: 2.352, currency: "EUR", confirmed: true },
  { id: "fr-colombes", country: "FR", city: "Colombes", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.922, longitude: 2.254, currency: "EUR", confirmed: true },
  { id: "fr-villemomble", country: "FR", city: "Villemomble", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.884, longitude: 2.509, currency: "EUR", confirmed: true },
  { id: "fr-orly", country: "FR", city: "Orly", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.743, longitude: 2.393, currency: "EUR", confirmed: true },
  { id: "fr-pontoise", country: "FR", city: "Pontoise", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 49.051, longitude: 2.101, currency: "EUR", confirmed: true },
  { id: "fr-lille", country: "FR", city: "Lille", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 50.629, longitude: 3.057, currency: "EUR", confirmed: true },
  { id: "fr-lyon", country: "FR", city: "Lyon", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 45.764, longitude: 4.836, currency: "EUR", confirmed: true },
  { id: "fr-marseille", country: "FR", city: "Marseille", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 43.296, longitude: 5.37, currency: "EUR", confirmed: true },
  { id: "fr-montpellier", country: "FR", city: "Montpellier", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 43.611, longitude: 3.877, currency: "EUR", confirmed: true },
  { id: "fr-toulouse", country: "FR", city: "Toulouse", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 43.605, longitude: 1.444, currency: "EUR", confirmed: true },
  { id: "fr-bordeaux", country: "FR", city: "Bordeaux", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 44.838, longitude: -0.579, currency: "EUR", confirmed: true },
  { id: "fr-strasbourg", country: "FR", city: "Strasbourg", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.573, longitude: 7.752, currency: "EUR", confirmed: true },
  { id: "fr-rennes", country: "FR", city: "Rennes", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.117, longitude: -1.678, currency: "EUR", confirmed: true },
  { id: "fr-dijon", country: "FR", city: "Dijon", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 47.322, longitude: 5.041, currency: "EUR", confirmed: true },
  { id: "fr-orleans", country: "FR", city: "Orléans", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 47.903, longitude: 1.909, currency: "EUR", confirmed: true },
  { id: "fr-bastia", country: "FR", city: "Bastia", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 42.697, longitude: 9.45, currency: "EUR", confirmed: true },
  { id: "fr-mantes-la-jolie", country: "FR", city: "Mantes-la-Jolie", kind: "consulate-general", timeZone: "Europe/Paris", latitude: 48.99, longitude: 1.717, currency: "EUR", confirmed: true },
  { id: "es-madrid", country: "ES", city: "Madrid", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 40.417, longitude: -3.704, currency: "EUR", confirmed: true },
  { id: "es-barcelona", country: "ES", city: "Barcelona", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 41.387, longitude: 2.17, currency: "EUR", confirmed: true },
  { id: "es-algeciras", country: "ES", city: "Algeciras", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 36.131, longitude: -5.447, currency: "EUR", confirmed: true },
  { id: "es-sevilla", country: "ES", city: "Sevilla", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 37.389, longitude: -5.984, currency: "EUR", confirmed: true },
  { id: "es-valencia", country: "ES", city: "Valencia", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 39.47, longitude: -0.376, currency: "EUR", confirmed: true },
  { id: "es-girona", country: "ES", city: "Girona", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 41.979, longitude: 2.821, currency: "EUR", confirmed: true },
  { id: "es-palma-de-mallorca", country: "ES", city: "Palma de Mallorca", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 39.57, longitude: 2.65, currency: "EUR", confirmed: true },
  { id: "es-bilbao", country: "ES", city: "Bilbao", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 43.263, longitude: -2.935, currency: "EUR", confirmed: true },
  { id: "es-almeria", country: "ES", city: "Almería", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 36.834, longitude: -2.464, currency: "EUR", confirmed: true },
  { id: "es-tarragona", country: "ES", city: "Tarragona", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 41.119, longitude: 1.245, currency: "EUR", confirmed: true },
  { id: "es-murcia", country: "ES", city: "Murcia", kind: "consulate-general", timeZone: "Europe/Madrid", latitude: 37.992, longitude: -1.131, currency: "EUR", confirmed: true },
  { id: "es-las-palmas-de-gran-canaria", country: "ES", city: "Las Palmas de Gran Canaria", kind: "consulate-general", timeZone: "Atlantic/Canary", latitude: 28.124, longitude: -15.43, currency: "EUR", confirmed: false },
  { id: "it-roma", country: "IT", city: "Roma", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 41.903, longitude: 12.496, currency: "EUR", confirmed: true },
  { id: "it-milano", country: "IT", city: "Milano", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 45.464, longitude: 9.19, currency: "EUR", confirmed: true },
  { id: "it-torino", country: "IT", city: "Torino", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 45.07, longitude: 7.687, currency: "EUR", confirmed: true },
  { id: "it-verona", country: "IT", city: "Verona", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 45.438, longitude: 10.992, currency: "EUR", confirmed: true },
  { id: "it-napoli", country: "IT", city: "Napoli", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 40.852, longitude: 14.268, currency: "EUR", confirmed: true },
  { id: "it-bologna", country: "IT", city: "Bologna", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 44.494, longitude: 11.343, currency: "EUR", confirmed: true },
  { id: "it-palermo", country: "IT", city: "Palermo", kind: "consulate-general", timeZone: "Europe/Rome", latitude: 38.116, longitude: 13.361, currency: "EUR", confirmed: true },
  { id: "be-bruxelles", country: "BE", city: "Bruxelles", kind: "consulate-general", timeZone: "Europe/Brussels", latitude: 50.85, longitude: 4.352, currency: "EUR", confirmed: true },
  { id: "be-liege", country: "BE", city: "Liège", kind: "consulate-general", timeZone: "Europe/Brussels", latitude: 50.633, longitude: 5.567, currency: "EUR", confirmed: true },
  { id: "be-antwerpen", country: "BE", city: "Antwerpen", kind: "consulate-general", timeZone: "Europe/Brussels", latitude: 51.219, longitude: 4.402, currency: "EUR", confirmed: true },
  { id: "nl-amsterdam", country: "NL", city: "Amsterdam", kind: "consulate-general", timeZone: "Europe/Amsterdam", latitude: 52.373, longitude: 4.893, currency: "EUR", confirmed: true },
  { id: "nl-rotterdam", country: "NL", city: "Rotterdam", kind: "consulate-general", timeZone: "Europe/Amsterdam", latitude: 51.922, longitude: 4.479, currency: "EUR", confirmed: true },
  { id: "nl-utrecht", country: "NL", city: "Utrecht", kind: "consulate-general", timeZone: "Europe/Amsterdam", latitude: 52.091, longitude: 5.122, currency: "EUR", confirmed: true },
  { id: "nl-s-hertogenbosch", country: "NL", city: "'s-Hertogenbosch", kind: "consulate-general", timeZone: "Europe/Amsterdam", latitude: 51.69, longitude: 5.304, currency: "EUR", confirmed: false },
  { id: "de-frankfurt-am-main", country: "DE", city: "Frankfurt am Main", kind: "consulate-general", timeZone: "Europe/Berlin", latitude: 50.11, longitude: 8.682, currency: "EUR", confirmed: true },
  { id: "de-dusseldorf", country: "DE", city: "Düsseldorf", kind: "consulate-general", timeZone: "Europe/Berlin", latitude: 51.228, longitude: 6.773, currency: "EUR", confirmed: true },
  { id: "gb-london", country: "GB", city: "London", kind: "consulate-general", timeZone: "Europe/London", latitude: 51.507, longitude: -0.128, currency: "GBP", confirmed: false },
  { id: "ca-montreal", country: "CA", city: "Montréal", kind: "consulate-general", timeZone: "America/Toronto", latitude: 45.502, longitude: -73.567, currency: "CAD", confirmed: true },
  { id: "ca-toronto", country: "CA", city: "Toronto", kind: "consulate-general", timeZone: "America/Toronto", latitude: 43.653, longitude: -79.383, currency: "CAD", confirmed: true },
  { id: "us-new-york", country: "US", city: "New York", kind: "consulate-general", timeZone: "America/New_York", latitude: 40.713, longitude: -74.006, currency: "USD", confirmed: true },
  { id: "us-miami", country: "US", city: "Miami", kind: "consulate-general", timeZone: "America/New_York", latitude: 25.762, longitude: -80.192, currency: "USD", confirmed: true },
  { id: "us-washington-dc", country: "US", city: "Washington DC", kind: "embassy-section", timeZone: "America/New_York", latitude: 38.907, longitude: -77.037, currency: "USD", confirmed: true },
  { id: "ae-dubai", country: "AE", city: "Dubai", kind: "consulate-general", timeZone: "Asia/Dubai", latitude: 25.205, longitude: 55.271, currency: "AED", confirmed: true },
  { id: "sa-jeddah", country: "SA", city: "Jeddah", kind: "consulate-general", timeZone: "Asia/Riyadh", latitude: 21.485, longitude: 39.193, currency: "SAR", confirmed: true },
  { id: "tr-istanbul", country: "TR", city: "Istanbul", kind: "consulate-general", timeZone: "Europe/Istanbul", latitude: 41.008, longitude: 28.978, currency: "TRY", confirmed: true },
  { id: "tn-tunis", country: "TN", city: "Tunis", kind: "consulate-general", timeZone: "Africa/Tunis", latitude: 36.807, longitude: 10.182, currency: "TND", confirmed: true },
  { id: "dz-alger", country: "DZ", city: "Alger", kind: "consulate-general", timeZone: "Africa/Algiers", latitude: 36.754, longitude: 3.059, currency: "DZD", confirmed: true },
  { id: "dz-oran", country: "DZ", city: "Oran", kind: "consulate-general", timeZone: "Africa/Algiers", latitude: 35.698, longitude: -0.633, currency: "DZD", confirmed: true },
  { id: "dz-sidi-bel-abbes", country: "DZ", city: "Sidi Bel Abbès", kind: "consulate-general", timeZone: "Africa/Algiers", latitude: 35.19, longitude: -0.631, currency: "DZD", confirmed: true },
  { id: "mr-nouadhibou", country: "MR", city: "Nouadhibou", kind: "consulate-general", timeZone: "Africa/Nouakchott", latitude: 20.942, longitude: -17.038, currency: "MRU", confirmed: true },
  { id: "ly-benghazi", country: "LY", city: "Benghazi", kind: "consulate-general", timeZone: "Africa/Tripoli", latitude: 32.117, longitude: 20.068, currency: "LYD", confirmed: true },
];
