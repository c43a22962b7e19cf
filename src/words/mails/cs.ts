import type { ActKind, ActParties, ApprovalParties, Decision, Refusal, UnclearReason, Way, WebOnlyReason } from './kinds.ts';
import type { MailWords } from './mail-words.ts';
import { megabytes } from './megabytes.ts';

// Sentences avoid past tenses: they would have to agree with the person's sex and the document's gender.

const decisions: Record<Decision, string> = {
  approved: 'souhlasí', rejected: 'nesouhlasí', returned: 'vráceno', assisted: 'vyjádření', commented: 'komentář', skipped: 'automaticky přeskočeno',
};

const ways: Record<Way, string> = {
  web: 'web', email: 'e-mail', link: 'odkaz', api: 'API', sandbox: 'zkušební pošta', system: 'systém',
};

const actTags: Record<ActKind, string> = {
  submitted: 'Předloženo', resubmitted: 'Znovu předloženo', approved: 'Souhlas', rejected: 'Nesouhlas', withdrawn: 'Staženo',
  takenBack: 'Rozhodnutí vzato zpět', assisted: 'Vyjádření', commented: 'Komentář', changed: 'Doklad změněn', skipped: 'Krok přeskočen',
  finished: 'Schváleno', endedRejected: 'Neschváleno', terminated: 'Schvalování ukončeno', voided: 'Doklad stornován',
  attachmentLinked: 'Příloha jako odkaz', returned: 'Vráceno', jumped: 'Přesun na jiný krok', transferred: 'Předáno', delegated: 'Delegováno',
  assistRequested: 'Žádost o vyjádření', signerAdded: 'Přidán schvalovatel', signerRemoved: 'Odebrán schvalovatel', urged: 'Urgence', copied: 'Na vědomí',
  reassigned: 'Přiděleno jinému', escalated: 'Po lhůtě, postoupeno výše',
};

const actSentences: Record<ActKind, (parties: ActParties) => string> = {
  submitted: ({ actor, document }) => `${document}: ${actor} předkládá ke schválení, schvalování začíná.`,
  resubmitted: ({ actor, document }) => `${document}: ${actor} znovu předkládá ke schválení.`,
  approved: ({ actor, document }) => `${document}: ${actor} souhlasí.`,
  rejected: ({ actor, document }) => `${document}: ${actor} nesouhlasí.`,
  withdrawn: ({ actor, document }) => `${document}: ${actor} stahuje doklad, schválení už není potřeba.`,
  takenBack: ({ actor, document }) => `${document}: ${actor} bere zpět své poslední rozhodnutí.`,
  assisted: ({ actor, document }) => `${document}: ${actor} připojuje vyjádření.`,
  commented: ({ actor, document }) => `${document}: ${actor} připojuje komentář.`,
  changed: ({ actor, document }) => `${document}: ${actor} mění obsah dokladu, platí poslední znění.`,
  skipped: ({ document }) => `${document}: jeden krok se podle nastavení přeskakuje.`,
  finished: ({ document }) => `${document}: schvalování je dokončeno, doklad je schválen.`,
  endedRejected: ({ document }) => `${document}: doklad nebyl schválen, schvalování skončilo.`,
  terminated: ({ actor, document }) => `${document}: ${actor} ukončuje schvalování.`,
  voided: ({ actor, document }) => `${document}: ${actor} doklad stornuje.`,
  attachmentLinked: ({ document }) => `${document}: příloha překračuje povolenou velikost, e-maily ke schválení místo ní obsahují chráněný odkaz.`,
  returned: ({ actor, document, target }) => `${document}: ${actor} vrací doklad na krok „${target}“.`,
  jumped: ({ actor, document, target }) => `${document}: ${actor} přesouvá doklad na krok „${target}“.`,
  transferred: ({ actor, document, target }) => `${document}: ${actor} předává schválení dál. Nově schvaluje: ${target}.`,
  delegated: ({ actor, document, target }) => `${document}: ${actor} deleguje vyřízení. Vyřizuje: ${target}, potvrzuje: ${actor}.`,
  assistRequested: ({ actor, document, target }) => `${document}: ${actor} žádá o vyjádření. Vyjádří se: ${target}.`,
  signerAdded: ({ actor, document, target }) => `${document}: ${actor} přidává ke schvalování: ${target}.`,
  signerRemoved: ({ actor, document, target }) => `${document}: ${actor} odebírá ze schvalování: ${target}.`,
  urged: ({ actor, document, target }) => `${document}: ${actor} urguje vyřízení. Na řadě: ${target}.`,
  copied: ({ actor, document, target }) => `${document}: ${actor} posílá na vědomí, schválení není potřeba. Komu: ${target}.`,
  reassigned: ({ actor, document, target }) => `${document}: ${actor} přiděluje schválení jinak. Nově schvaluje: ${target}.`,
  escalated: ({ document, target }) => `${document}: lhůta uplynula, věc je postoupena výše. Nově schvaluje: ${target}.`,
};

const webOnly: Record<WebOnlyReason, string> = {
  web: 'Podle pravidel společnosti se tento doklad schvaluje v prohlížeči; odpověď na tento e-mail nemá účinek.',
  webSecondFactor: 'Podle pravidel společnosti se tento doklad schvaluje v prohlížeči s dvoufázovým ověřením; odpověď na tento e-mail nemá účinek.',
  mailOff: 'Schvalování e-mailem je nyní vypnuto. Schvalujte prosím v prohlížeči; odpověď na tento e-mail nemá účinek.',
};

const unclearReasons: Record<UnclearReason, string> = {
  NothingWritten: 'V e-mailu jsme nenašli žádný váš text.',
  NoKeyword: 'Na prvním řádku není domluvené slovo.',
  KeywordInSentence: 'Rozhodující slovo je uvnitř věty, takže si nemůžeme být jisti významem.',
  BothWords: 'V odpovědi jsou obě rozhodující slova, takže si nemůžeme být jisti významem.',
  AnswerBelowQuote: 'Vaše odpověď je pod původním e-mailem nebo uvnitř něj; napište ji prosím úplně nahoru.',
  UnreadableBody: 'E-mail je šifrovaný nebo ve formátu, který neumíme přečíst; odpovězte prosím prostým textem.',
  QuarantineContradiction: 'Textová a HTML část e-mailu se liší, takže si nemůžeme být jisti významem.',
};

const plurals = new Intl.PluralRules('cs');

function refusal(reason: Refusal): string {
  switch (reason.kind) {
    case 'alreadyDecided': return `O tomto kroku už je rozhodnuto: ${reason.by}, ${reason.at}, ${decisions[reason.decision]}.`;
    case 'documentChanged': return 'Doklad byl po odeslání e-mailu změněn. Přijde vám nový e-mail s novým dokladem; odpovězte prosím na něj.';
    case 'withdrawn': return 'Doklad byl předkladatelem stažen, schválení už není potřeba.';
    case 'returned': return 'Doklad byl vrácen k úpravě. Po novém předložení vám přijde další e-mail ke schválení.';
    case 'ended': return 'Toto schvalování už skončilo.';
    case 'escalated': return `Lhůta tohoto kroku uplynula a věc byla postoupena výše. Nově schvaluje: ${reason.to}.`;
    case 'expired': return `Platnost e-mailu ke schválení skončila ${reason.at}. Rozhodněte prosím v prohlížeči.`;
    case 'notApprover': return 'V tomto kroku už neschvalujete: schválení mohlo být předáno či přiděleno jinému, nebo skončilo zastupování.';
    case 'selfApproval': return 'Podle pravidel nelze schvalovat vlastní doklady.';
    case 'accountDisabled': return 'Váš účet je vypnutý. Obraťte se prosím na správce.';
    case 'webRequired': return 'Podle pravidel společnosti se tento doklad schvaluje v prohlížeči.';
    case 'secondFactorRequired': return 'Podle pravidel společnosti se tento doklad schvaluje v prohlížeči s dvoufázovým ověřením.';
    case 'mailDecisionsOff': return 'Schvalování e-mailem je nyní vypnuto, váš e-mail jsme uložili. Rozhodněte prosím v prohlížeči.';
    case 'oversize': return `Váš e-mail má ${megabytes(reason.sizeBytes, 'cs')}, limit je ${megabytes(reason.limitBytes, 'cs')}. Nebyl přečten a zůstává ve schránce. Odpovězte prosím znovu bez příloh.`;
    case 'requiredFieldMissing': return `V tomto kroku ${missingFields(reason.fields.length)}: ${list(reason.fields)}. Doplňte prosím v prohlížeči.`;
    case 'noToken': return 'Nepoznali jsme, že e-mail odpovídá na náš e-mail ke schválení. Otevřete prosím původní e-mail a použijte Odpovědět; nepište nový.';
    case 'otherAddress': return 'E-mail nepřišel z adresy, na kterou jsme poslali žádost o schválení. Odpovězte prosím z ní.';
    case 'sharedMailbox': return 'Ze společné schránky nelze schvalovat. Odpovězte prosím ze své adresy.';
  }
}

function missingFields(count: number): string {
  switch (plurals.select(count)) {
    case 'one': return 'chybí povinné pole';
    case 'few': return `chybí ${count} povinná pole`;
    default: return `chybí ${count} povinných polí`;
  }
}

function earlierOpinions(count: number): string {
  switch (plurals.select(count)) {
    case 'one': return `Ještě ${count} starší stanovisko najdete v záznamu schvalování.`;
    case 'few': return `Ještě ${count} starší stanoviska najdete v záznamu schvalování.`;
    default: return `Ještě ${count} starších stanovisek najdete v záznamu schvalování.`;
  }
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('cs').format(items);
}

export const cs: MailWords = {
  fontFamily: "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif",
  colon: ': ',
  parentheses: (text) => ` (${text})`,
  tag: (text) => `[${text}] `,
  list,
  greeting: () => 'Dobrý den,',
  documentName: (type, number) => `${type} ${number}`,
  onBehalfOf: (person, principal) => `${person} (v zastoupení: ${principal})`,
  systemActor: 'Systém',
  decisions,
  ways,
  footer: (company) => `${company} · Countersign · odesláno automaticky`,
  flowId: 'Schvalování',
  openDocument: 'Otevřít doklad a záznam schvalování',
  attachedFile: (name, checksum) => `Doklad je v příloze PDF: ${name} (kontrolní součet ${checksum}).`,
  linkedFile: (checksum) => `PDF překračuje povolenou velikost e-mailu. Stáhněte si je prosím po přihlášení (kontrolní součet ${checksum}).`,
  downloadFile: (name) => `Stáhnout ${name}`,
  approval: {
    tag: 'Ke schválení',
    reminderTag: 'Ke schválení: urgence',
    sentence: ({ submitter, document, node, reminder }: ApprovalParties) =>
      `${document} ${reminder ? 'stále čeká na vaše schválení' : 'čeká na vaše schválení'} (krok: ${node}). Předkládá: ${submitter}.`,
    opinions: 'Dosavadní stanoviska',
    earlierOpinions,
    howToAnswer: (approve, reject) =>
      `Stačí odpovědět na tento e-mail: na první řádek „${approve}#“ nebo „${reject}#“, na druhý stanovisko zakončené #. Například:`,
    exampleOpinion: 'Zkontrolováno, prosím vyřídit#',
    webOnly,
    alsoInBrowser: 'Rozhodnout lze i v prohlížeči',
    inBrowser: 'Rozhodnout v prohlížeči',
    forwarding: 'Přeposláním tohoto e-mailu se právo schvalovat nepředává.',
  },
  act: {
    tags: actTags,
    sentences: actSentences,
    person: 'Kdo', node: 'Krok', at: 'Čas', way: 'Způsob', opinion: 'Stanovisko',
    next: (node, people) => `Další krok: ${node} (${list(people)}).`,
    note: 'Tento e-mail je záznam, není třeba odpovídat.',
    copyNote: 'Tento e-mail je na vědomí. Odpověď se uloží k dokladu jako komentář a o ničem nerozhoduje.',
  },
  unclear: {
    tag: 'Odpovědi nerozumíme',
    subject: 'Vaší odpovědi nerozumíme',
    intro: 'Vaše odpověď došla, ale nenašli jsme v ní rozhodnutí. Nic se nezměnilo.',
    reasons: unclearReasons,
    readLine: 'Přečtený první řádek',
    howToAnswer: (approve, reject) =>
      `Odpovězte prosím na e-mail ke schválení znovu, úplně nahoře: na první řádek „${approve}#“ nebo „${reject}#“, na druhý stanovisko zakončené #. Například:`,
  },
  refused: {
    tag: 'Odpověď bez účinku',
    subject: 'Vaše odpověď nemá účinek',
    intro: 'Vaše odpověď došla, ale nemá účinek. Nic se nezměnilo.',
    reason: refusal,
  },
  yourMail: 'Váš e-mail',
  receivedAt: 'Přijato',
  bounce: {
    tag: 'E-mail nedoručen',
    sentence: (person, document) => `E-mail ke schválení se nepodařilo doručit. Komu: ${person}. ${document} zůstává v tomto kroku.`,
    address: 'Adresa', node: 'Krok', at: 'Vráceno', status: 'Kód', diagnostic: 'Sdělení serveru',
    submitterAdvice: 'Otevřete prosím doklad a přidělte schválení jinému, nebo požádejte správce o kontrolu adresy a nové odeslání.',
    administratorAdvice: 'Zkontrolujte prosím adresu v nastavení uživatele, potom otevřete doklad a odešlete jej znovu nebo schválení přidělte jinému.',
  },
  test: {
    subject: 'Zkušební e-mail',
    sentence: 'Pokud tento e-mail čtete, odesílání funguje.',
    accountSet: 'Účetní jednotka', sender: 'Adresa odesílatele', sentBy: 'Spustil(a)', at: 'Odesláno',
  },
};
