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
  readonly phoneOrEmail: string;
  readonly phoneOrEmailHint: string;
  readonly phoneOrEmailWrong: string;
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
    phoneOrEmail: "رقم هاتفك أو بريدك الإلكتروني",
    phoneOrEmailHint: "الرقم مع رمز البلد، مثال: ⁦+33 6 12 34 56 78⁩",
    phoneOrEmailWrong:
      "هذا ليس رقم هاتف ولا بريدا إلكترونيا. اكتب الرقم مع علامة + ورمز البلد، أو البريد مع علامة @.",
    email: "البريد الإلكتروني",
    password: "كلمة السر",
    staffWrong: "البريد الإلكتروني أو كلمة السر غير صحيحة.",
    next: "متابعة",
    codeTitle: "أدخل الرمز",
    codeSent: "أرسلنا رمزا من ستة أرقام إلى",
    code: "الرمز",
    codeHint: "صالح لمدة 15 دقيقة.",
    codeWrong: "هذا الرمز غير صحيح أو انتهت صلاحيته. تحقق منه وأعد المحاولة.",
    locked: "محاولات خاطئة كثيرة. انتظر 15 دقيقة ثم أعد المحاولة.",
    again: "أرسل رمزا آخر",
    other: "استعمل رقما أو بريدا آخر",
    expired: "انتهت هذه الصفحة. عد إلى الموقع وابدأ من جديد.",
    phoneCountry:
      "الأرقام من هذا البلد لا تصلها الرموز. استعمل بريدا إلكترونيا، أو اتصل بقنصليتك أو بمركز الاتصال.",
  },
  fr: {
    signIn: "Se connecter",
    phoneOrEmail: "Votre numéro de téléphone ou votre adresse e-mail",
    phoneOrEmailHint: "Le numéro avec l'indicatif du pays, par exemple +33 6 12 34 56 78",
    phoneOrEmailWrong:
      "Ce n'est ni un numéro ni une adresse. Écrivez le numéro avec + et l'indicatif du pays, ou l'adresse avec @.",
    email: "Adresse e-mail",
    password: "Mot de passe",
    staffWrong: "L'adresse ou le mot de passe n'est pas le bon.",
    next: "Continuer",
    codeTitle: "Saisissez le code",
    codeSent: "Nous avons envoyé un code à six chiffres à",
    code: "Code",
    codeHint: "Valable 15 minutes.",
    codeWrong: "Ce code est faux ou n'est plus valable. Vérifiez-le et essayez encore.",
    locked: "Trop de codes faux. Attendez 15 minutes, puis essayez encore.",
    again: "Envoyer un autre code",
    other: "Utiliser un autre numéro ou une autre adresse",
    expired: "Cette page n'est plus valable. Retournez au site et recommencez.",
    phoneCountry:
      "Les numéros de ce pays ne reçoivent pas de code. Utilisez une adresse e-mail, ou adressez-vous à votre consulat ou au centre d'appels.",
  },
  es: {
    signIn: "Iniciar sesión",
    phoneOrEmail: "Su número de teléfono o su correo electrónico",
    phoneOrEmailHint: "El número con el prefijo del país, por ejemplo +34 612 34 56 78",
    phoneOrEmailWrong:
      "Esto no es ni un número ni un correo. Escriba el número con + y el prefijo del país, o el correo con @.",
    email: "Correo electrónico",
    password: "Contraseña",
    staffWrong: "El correo o la contraseña no son correctos.",
    next: "Continuar",
    codeTitle: "Escriba el código",
    codeSent: "Hemos enviado un código de seis cifras a",
    code: "Código",
    codeHint: "Válido durante 15 minutos.",
    codeWrong: "Este código es falso o ya no es válido. Compruébelo e inténtelo de nuevo.",
    locked: "Demasiados códigos falsos. Espere 15 minutos e inténtelo de nuevo.",
    again: "Enviar otro código",
    other: "Usar otro número u otro correo",
    expired: "Esta página ya no es válida. Vuelva al sitio y empiece de nuevo.",
    phoneCountry:
      "Los números de este país no reciben códigos. Use un correo electrónico o diríjase a su consulado o al centro de llamadas.",
  },
  en: {
    signIn: "Sign in",
    phoneOrEmail: "Your phone number or e-mail address",
    phoneOrEmailHint: "The number with its country code, for example +44 7700 900123",
    phoneOrEmailWrong:
      "This is neither a number nor an address. Write the number with + and the country code, or the address with @.",
    email: "E-mail address",
    password: "Password",
    staffWrong: "The address or the password is wrong.",
    next: "Continue",
    codeTitle: "Enter the code",
    codeSent: "We sent a six-digit code to",
    code: "Code",
    codeHint: "Valid for 15 minutes.",
    codeWrong: "This code is wrong or no longer valid. Check it and try again.",
    locked: "Too many wrong codes. Wait 15 minutes, then try again.",
    again: "Send another code",
    other: "Use another number or address",
    expired: "This page is no longer valid. Go back to the site and start again.",
    phoneCountry:
      "Numbers of this country get no codes. Use an e-mail address, or ask your consulate or the call centre.",
  },
};
