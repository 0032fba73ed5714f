import type { en } from "#web/i18n/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "page.title": "Wisal : votre consulat, en une seule visite",
  "page.description":
    "Les consulats du Maroc et leur prochain rendez-vous, les tarifs de chaque démarche et les pièces à apporter. Sans compte.",

  "hero.title": "Votre consulat, en\u00a0une seule visite",
  "hero.lead":
    "Le prochain rendez-vous dans chacun des {posts:number} postes consulaires, le tarif de chaque démarche et les pièces à apporter. Aucun compte n’est nécessaire pour consulter.",
  "hero.posts": "Trouver mon consulat",
  "hero.procedures": "Tarifs et pièces",

  "steps.title": "Comment cela se passe",
  "steps.request.title": "Demande",
  "steps.request.text":
    "Choisissez la démarche et le consulat, pour vous ou votre famille. Un agent vérifie les pièces avant votre déplacement.",
  "steps.appointment.title": "Rendez-vous",
  "steps.appointment.text":
    "Une fois la demande validée, choisissez votre jour et votre heure sous 30 jours.",
  "steps.stamp.title": "Timbre",
  "steps.stamp.text": "Payez le tarif en monnaie locale. Votre eTimbre, 16 chiffres, arrive par SMS.",
  "steps.visit.title": "Visite",
  "steps.visit.text": "Venez avec vos pièces et votre code : tout est réglé en une visite.",

  "posts.title": "Consulats",
  "posts.lead": "Choisissez votre consulat pour voir ses rendez-vous et ses tarifs en monnaie locale.",
  "filter.label": "Ville ou pays",
  "filter.hint": "En lettres arabes ou latines",
  "filter.found": {
    one: "{count:number} poste consulaire",
    many: "{count:number} de postes consulaires",
    other: "{count:number} postes consulaires",
  },
  "filter.none": "Aucun poste consulaire ne correspond à cette recherche.",
  "filter.clear": "Afficher tous les postes",
  "choice.procedure": "Prochain rendez-vous pour",
  "choice.any": "Toutes les démarches",

  "availability.label": "Prochain rendez-vous",
  "availability.loading": "Recherche…",
  "availability.today": "Aujourd’hui",
  "availability.tomorrow": "Demain",
  "availability.days": {
    one: "Dans {count:number} jour environ",
    many: "Dans {count:number} de jours environ",
    other: "Dans {count:number} jours environ",
  },
  "availability.unknown": "Pas encore connu",
  "availability.not-needed": "Sans rendez-vous",

  "live.loading": "Recherche des prochains rendez-vous…",
  "live.slow":
    "C’est plus long que d’habitude. Les tarifs en dirhams et les pièces ci-dessous sont déjà complets.",
  "live.ready": "Les rendez-vous et les heures locales sont à jour.",
  "live.failed":
    "Les prochains rendez-vous n’ont pas pu être chargés. Les tarifs en dirhams et les pièces restent exacts.",
  "live.retry": "Réessayer",

  "post.consulate": "Consulat général à {city}",
  "post.embassy": "Section consulaire de l’ambassade à {city}",
  "post.embassy-short": "Ambassade, section consulaire",
  "post.time": "Heure locale",
  "post.change": "Changer de consulat",
  "post.choose": "Choisir un consulat",

  "procedures.title": "Démarches, tarifs et pièces",
  "procedures.lead": "Ouvrez une démarche pour voir ses pièces et le détail de son tarif.",
  "procedures.no-post":
    "Les tarifs sont en dirhams. Choisissez un consulat pour voir ses rendez-vous et ses tarifs en monnaie locale.",
  "area.identity": "Passeport et identité",
  "area.family": "Immatriculation et famille",
  "area.deeds": "Signatures et certificats",
  "area.travel": "Voyage et retrait",

  "rate.posted": "Cours de change : {rate:code}, affiché le {date}.",
  "rate.none":
    "Aucun cours n’est affiché pour cette monnaie ({currency:code}) : les tarifs sont donnés en dirhams.",

  "fee.label": "Tarif",
  "fee.mad": { one: "{count:number} MAD", many: "{count:number} MAD", other: "{count:number} MAD" },
  "fee.free": "Gratuit",
  "fee.parts": "Détail du tarif",
  "fee.receipt": "Quittance",
  "fee.chancery": "Droits de chancellerie",
  "fee.service": "Rémunération de service",
  "fee.unconfirmed": "Montant à confirmer par le consulat.",

  "procedure.start": "Commencer cette demande",
  "papers.title": "Pièces à apporter",
  "papers.optional": "(le cas échéant)",
  "papers.none": "Aucune pièce à préparer.",
  "facts.title": "Bon à savoir",
  "facts.minutes": {
    one: "Environ {count:number} minute au guichet",
    many: "Environ {count:number} de minutes au guichet",
    other: "Environ {count:number} minutes au guichet",
  },
  "facts.review": "Un agent vérifie les pièces avant le choix du rendez-vous",
  "facts.no-review": "Sans vérification préalable : le rendez-vous se choisit tout de suite",
  "facts.registration": "L’immatriculation consulaire est nécessaire",
  "facts.urgent": "Des places sont gardées pour les cas urgents",

  "missing.title": "Cette page n’existe pas",
  "missing.text": "L’adresse est peut-être mal saisie, ou la page a été déplacée.",
  "missing.home": "Aller à la première page",
});
