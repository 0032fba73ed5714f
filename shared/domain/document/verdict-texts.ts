import type { Language } from "../call.ts";
import type { VerdictCode } from "./verdict.ts";

/** Each verdict in words the citizen can act on (D2). Pages translate by code from this table. */
export const verdictTexts: Readonly<Record<VerdictCode, Readonly<Record<Language, string>>>> = {
  passed: {
    ar: "تم استلام الوثيقة وهي قابلة للقراءة.",
    fr: "Le document est reçu et lisible.",
    es: "El documento se ha recibido y se puede leer.",
    en: "The document is received and can be read.",
  },
  "too-blurred": {
    ar: "تم استلام الوثيقة، لكن الصورة تبدو غير واضحة. إن لم تستطع قراءتها بنفسك فصوّرها من جديد في مكان مضيء.",
    fr: "Le document est reçu, mais l’image semble floue. Si vous ne pouvez pas le lire vous-même, photographiez-le à nouveau, bien éclairé.",
    es: "El documento se ha recibido, pero la imagen parece borrosa. Si usted no puede leerla, fotografíelo de nuevo con buena luz.",
    en: "The document is received, but the picture looks blurred. If you cannot read it yourself, photograph it again in good light.",
  },
  "wrong-type": {
    ar: "هذا النوع من الملفات غير مقبول. أرسل ملف PDF أو صورة JPEG أو PNG أو HEIC.",
    fr: "Ce type de fichier n’est pas accepté. Envoyez un PDF ou une photo (JPEG, PNG ou HEIC).",
    es: "Este tipo de archivo no se acepta. Envíe un PDF o una foto (JPEG, PNG o HEIC).",
    en: "This type of file is not accepted. Send a PDF or a photograph (JPEG, PNG or HEIC).",
  },
  unreadable: {
    ar: "تعذرت قراءة الملف. صوّر الوثيقة من جديد وأرسل الصورة.",
    fr: "Le fichier n’a pas pu être lu. Photographiez le document à nouveau et envoyez la photo.",
    es: "No se ha podido leer el archivo. Fotografíe el documento de nuevo y envíe la foto.",
    en: "The file could not be read. Please photograph the document again and send the picture.",
  },
  "password-protected": {
    ar: "الملف محمي بكلمة مرور. أرسله بدون حماية، أو صوّر الوثيقة.",
    fr: "Le fichier est protégé par un mot de passe. Envoyez-le sans protection, ou photographiez le document.",
    es: "El archivo está protegido con contraseña. Envíelo sin protección o fotografíe el documento.",
    en: "The file is protected by a password. Send it without protection, or photograph the document.",
  },
  "active-content": {
    ar: "يحتوي الملف على أكثر من صفحات، مثل برنامج أو ملف مرفق. اطبعه إلى ملف PDF جديد، أو صوّر الوثيقة.",
    fr: "Le fichier contient plus que des pages, par exemple un programme ou une pièce jointe. Imprimez-le dans un nouveau PDF, ou photographiez le document.",
    es: "El archivo contiene algo más que páginas, por ejemplo un programa o un adjunto. Imprímalo en un PDF nuevo o fotografíe el documento.",
    en: "The file holds more than pages, for instance a program or an attachment. Print it to a new PDF, or photograph the document.",
  },
  "too-small": {
    ar: "الصورة صغيرة جدا ولا يمكن قراءتها. صوّر الوثيقة عن قرب وأرسل الصورة الأصلية.",
    fr: "L’image est trop petite pour être lue. Photographiez le document de plus près et envoyez la photo d’origine.",
    es: "La imagen es demasiado pequeña para leerla. Fotografíe el documento más de cerca y envíe la foto original.",
    en: "The picture is too small to be read. Photograph the document from closer and send the original picture.",
  },
  "too-many-pages": {
    ar: "يتجاوز الملف 20 صفحة. أرسل الصفحات المطلوبة فقط.",
    fr: "Le fichier a plus de 20 pages. N’envoyez que les pages demandées.",
    es: "El archivo tiene más de 20 páginas. Envíe solo las páginas pedidas.",
    en: "The file has more than 20 pages. Send only the pages that are asked for.",
  },
  "too-large": {
    ar: "الملف كبير جدا: 10 ميغابايت على الأكثر، وصفحات وصور بحجم عادي. صوّر الوثيقة من جديد وأرسل الصورة.",
    fr: "Le fichier est trop grand : 10 Mo au plus, avec des pages et des images de taille habituelle. Photographiez le document à nouveau et envoyez la photo.",
    es: "El archivo es demasiado grande: 10 MB como máximo, con páginas e imágenes de tamaño habitual. Fotografíe el documento de nuevo y envíe la foto.",
    en: "The file is too large: 10 MB at most, with pages and pictures of a usual size. Photograph the document again and send the picture.",
  },
  "photo-ratio": {
    ar: "ليست للصورة أبعاد صورة الهوية. قصّها بعرض 35 وارتفاع 45 وأرسلها من جديد.",
    fr: "La photo n’a pas les proportions d’une photo d’identité. Recadrez-la à 35 de large sur 45 de haut et envoyez-la à nouveau.",
    es: "La foto no tiene las proporciones de una foto de carné. Recórtela a 35 de ancho por 45 de alto y envíela de nuevo.",
    en: "The photograph does not have the proportions of an identity photograph. Crop it to 35 wide by 45 high and send it again.",
  },
  "photo-not-picture": {
    ar: "أرسل صورة الهوية كصورة، وليس كملف PDF.",
    fr: "Envoyez la photo d’identité comme image, pas en PDF.",
    es: "Envíe la foto de carné como imagen, no en PDF.",
    en: "Send the identity photograph as a picture, not as a PDF.",
  },
  malware: {
    ar: "يحتوي الملف على برنامج ضار ولم يُقبل. صوّر الوثيقة وأرسل الصورة.",
    fr: "Le fichier contient un logiciel malveillant et a été refusé. Photographiez le document et envoyez la photo.",
    es: "El archivo contiene un programa malicioso y se ha rechazado. Fotografíe el documento y envíe la foto.",
    en: "The file contains malicious software and was refused. Photograph the document and send the picture.",
  },
};
