import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';

/** A domain whose mail server signs what it sends (DKIM), and says in DNS that nothing else is its mail (DMARC). */
export type SigningDomain = { records: Record<string, string>; sign(raw: Uint8Array): Promise<Buffer> };

const SELECTOR = 'mail';

export function signingDomain(name: string): SigningDomain {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    records: {
      [`${SELECTOR}._domainkey.${name}`]: `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
      [`_dmarc.${name}`]: 'v=DMARC1; p=reject',
    },
    async sign(raw) {
      const signer = { signingDomain: name, selector: SELECTOR, privateKey, algorithm: 'rsa-sha256', canonicalization: 'relaxed/relaxed' };
      const { signatures } = await dkimSign(Buffer.from(raw), { ...signer, signatureData: [signer] });
      return Buffer.concat([Buffer.from(signatures), Buffer.from(raw)]);
    },
  };
}
