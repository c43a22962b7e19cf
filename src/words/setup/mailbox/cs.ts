import type { MailboxWords } from './zh-CN.ts';

export const cs: MailboxWords = {
  sandbox: {
    title: 'Zkušební pošta', banner: 'Toto je vestavěná schránka: není nastaven server SMTP, pošta se doručuje sem a nic neopouští tento počítač.', bannerHelp: 'Otevřete e-mail se žádostí o schválení, odpovězte jako obvykle a sledujte, jak schvalování pokračuje.',
    mailboxes: 'Schránky', messages: 'Zprávy', reading: 'Zpráva', unread: (count) => `Nepřečtené: ${count}`, unreadMail: 'Nepřečteno', answered: 'Zodpovězeno', written: 'Odesláno',
    empty: 'V této schránce zatím nic není', emptyHelp: 'Předložte doklad; až bude tato osoba na řadě, e-mail se objeví zde.', choose: 'Vyberte zprávu ze seznamu', noMailboxes: 'Nemáte žádnou schránku k otevření', backToList: 'Zpět na zprávy', chooseMailbox: 'Vyberte schránku', retry: 'Zkusit znovu', to: (person) => `Komu: ${person}`, noSubject: '(bez předmětu)',
  },
  reply: {
    reply: 'Odpověď', body: 'Text odpovědi', placeholder: 'Pište jako v běžném e-mailu', hints: 'Doplnit', approve: 'souhlasím#', reject: 'nesouhlasím#', opinionExample: 'První řádek „souhlasím#“ nebo „nesouhlasím#“, druhý řádek vyjádření ukončené #.',
    send: 'Odeslat', sent: 'Odesláno; zpracuje se po doručení', quoted: 'Původní zpráva', failed: 'Nepodařilo se odeslat',
    quote: (at, from) => `Dne ${at} ${from} napsal(a):`,
  },
  mail: {
    title: 'E-mail', from: 'Od', to: 'Komu', cc: 'Kopie', at: 'Datum', received: 'Přijato', sent: 'Odesláno', status: 'Stav', messageId: 'Message-ID', content: 'Text e-mailu', html: 'Jak přišel', text: 'Prostý text', view: 'Zobrazit jako',
    attachments: (count) => `Přílohy (${count})`, openAttachment: 'Otevřít přílohu', downloadAttachment: 'Stáhnout přílohu', openInNewTab: 'Otevřít na nové kartě', source: 'Stáhnout zdroj', previewFailed: 'Přílohu se nepodařilo otevřít, stáhněte ji', noContent: 'Tento e-mail nemá text', loadFailed: 'E-mail se nepodařilo načíst', retry: 'Zkusit znovu', close: 'Zavřít', sendAgain: 'Odeslat znovu', sentAgain: 'Bude odesláno znovu', download: 'Stáhnout', record: 'Patří k',
    statuses: { held: 'Zadrženo', waiting: 'Čeká', sending: 'Odesílá se', sent: 'Odesláno', uncertain: 'Výsledek neznámý', failed: 'Neodesláno', bounced: 'Vráceno', cancelled: 'Zrušeno', decided: 'Rozhodnutí', comment: 'Komentář', refused: 'Neplatí', unclear: 'Nesrozumitelné', automatic: 'Automatické', quarantined: 'V karanténě', bounce: 'Nedoručenka', ignored: 'Přeskočeno', sandbox: 'Zkušební pošta' },
  },
  evidence: {
    title: 'Doklad o rozhodnutí', intro: 'Podle toho systém posoudil, zda e-mail platí.', sha256: 'Kontrolní součet e-mailu (SHA-256)', none: 'není', yes: 'ano', no: 'ne',
    labels: {
      rawSha256: '', messageId: 'Message-ID', authentication: 'Ověření odesílatele', pass: 'prošlo', method: 'způsob', temporary: 'může se změnit', detail: '', reason: 'důvod', fromDomain: 'doména', trusted: 'důvěryhodný server', dkim: 'DKIM', dmarc: 'DMARC', spf: 'SPF', result: 'výsledek', policy: 'politika', alignedBySpf: 'shoda podle SPF', linesRead: 'Přečtené řádky', reading: 'Čtení', pdfSha256: 'Kontrolní součet PDF', contentVersion: 'Verze dokladu', kind: 'Druh', status: 'Stav', recipients: 'Příjemci',
    },
    values: {
      sandbox: 'zkušební pošta', 'in-house': 'vnitřní doména, bez ověření', 'authentication-results': 'zjištění přijímajícího serveru', dmarc: 'DMARC', dkim: 'DKIM', none: 'není', KeywordWithHash: 'klíčové slovo zakončené #', KeywordAlone: 'klíčové slovo samo na řádku',
    },
  },
};
