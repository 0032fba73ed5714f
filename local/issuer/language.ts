export const languages = ["ar", "fr", "es", "en"] as const;
export type Language = (typeof languages)[number];

/** The first of ours in `ui_locales` or Accept-Language; French, the consulates' working language, else. */
export function languageOf(...preferences: readonly (string | undefined)[]): Language {
  for (const preference of preferences) {
    for (const entry of (preference ?? "").split(/[\s,]+/)) {
      const wanted = entry.slice(0, 2).toLowerCase();
      const found = languages.find((language) => language === wanted);
      if (found !== undefined) return found;
    }
  }
  return "fr";
}

export interface Texts {
  readonly signIn: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly phoneWrong: string;
  readonly email: string;
  readonly password: string;
  readonly staffWrong: string;
  readonly next: string;
  readonly codeTitle: string;
  readonly codeSent: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeWrong: string;
  readonly locked: string;
  readonly again: string;
  readonly other: string;
  readonly expired: string;
  readonly phoneCountry: string;
}

export const texts: Readonly<Record<Language, Texts>> = {
  ar: {
    signIn: "تسجيل الدخول",
    phone: "رقم هاتفك",
    phoneHint: "مع رمز البلد، مثال: ‎+33 6 12 34 56 78",
    phoneWrong: "هذا الرقم غير صحيح. اكتبه مع علامة + ورمز البلد.",
    email: "البريد الإلكتروني",
    password: "كلمة السر",
    staffWrong: "البريد الإلكتروني أو كلمة السر غير صحيحة.",
    next: "متابعة",
    codeTitle: "أدخل الرمز",
    codeSent: "أرسلنا رمزا من ستة أرقام في رسالة قصيرة إلى",
    code: "الرمز",
    codeHint: "صالح لمدة 15 دقيقة.",
    codeWrong: "هذا الرمز غير صحيح أو انتهت صلاحيته. تحقق منه وأعد المحاولة.",
    locked: "محاولات خاطئة كثيرة. انتظر 15 دقيقة ثم أعد المحاولة.",
    again: "أرسل رمزا آخر",
    other: "استعمل رقما آخر",
    expired: "انتهت هذه الصفحة. عد إلى الموقع وابدأ من جديد.",
    phoneCountry: "الأرقام من هذا البلد لا تصلها الرموز. اتصل بقنصليتك أو بمركز الاتصال.",
  },
  fr: {
    signIn: "Se connecter",
    phone: "Votre numéro de téléphone",
    phoneHint: "Avec l'indicatif du pays, par exemple +33 6 12 34 56 78",
    phoneWrong: "Ce numéro n'est pas valable. Écrivez-le avec + et l'indicatif du pays.",
    email: "Adresse e-mail",
    password: "Mot de passe",
    staffWrong: "L'adresse ou le mot de passe n'est pas le bon.",
    next: "Continuer",
    codeTitle: "Saisissez le code",
    codeSent: "Nous avons envoyé un code à six chiffres par SMS au",
    code: "Code",
    codeHint: "Valable 15 minutes.",
    codeWrong: "Ce code est faux ou n'est plus valable. Vérifiez-le et essayez encore.",
    locked: "Trop de codes faux. Attendez 15 minutes, puis essayez encore.",
    again: "Envoyer un autre code",
    other: "Utiliser un autre numéro",
    expired: "Cette page n'est plus valable. Retournez au site et recommencez.",
    phoneCountry:
      "Les numéros de ce pays ne reçoivent pas de code. Adressez-vous à votre consulat ou au centre d'appels.",
  },
  es: {
    signIn: "Iniciar sesión",
    phone: "Su número de teléfono",
    phoneHint: "Con el prefijo del país, por ejemplo +34 612 34 56 78",
    phoneWrong: "Este número no es válido. Escríbalo con + y el prefijo del país.",
    email: "Correo electrónico",
    password: "Contraseña",
    staffWrong: "El correo o la contraseña no son correctos.",
    next: "Continuar",
    codeTitle: "Escriba el código",
    codeSent: "Hemos enviado un código de seis cifras por SMS al",
    code: "Código",
    codeHint: "Válido durante 15 minutos.",
    codeWrong: "Este código es falso o ya no es válido. Compruébelo e inténtelo de nuevo.",
    locked: "Demasiados códigos falsos. Espere 15 minutos e inténtelo de nuevo.",
    again: "Enviar otro código",
    other: "Usar otro número",
    expired: "Esta página ya no es válida. Vuelva al sitio y empiece de nuevo.",
    phoneCountry:
      "Los números de este país no reciben códigos. Diríjase a su consulado o al centro de llamadas.",
  },
  en: {
    signIn: "Sign in",
    phone: "Your phone number",
    phoneHint: "With the country code, for example +44 7700 900123",
    phoneWrong: "This number is not valid. Write it with + and the country code.",
    email: "E-mail address",
    password: "Password",
    staffWrong: "The address or the password is wrong.",
    next: "Continue",
    codeTitle: "Enter the code",
    codeSent: "We sent a six-digit code by SMS to",
    code: "Code",
    codeHint: "Valid for 15 minutes.",
    codeWrong: "This code is wrong or no longer valid. Check it and try again.",
    locked: "Too many wrong codes. Wait 15 minutes, then try again.",
    again: "Send another code",
    other: "Use another number",
    expired: "This page is no longer valid. Go back to the site and start again.",
    phoneCountry: "Numbers of this country get no codes. Ask your consulate or the call centre.",
  },
};
