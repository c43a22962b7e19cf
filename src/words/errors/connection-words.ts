const zhCN = {
  ok: '连接成功。', dns: '找不到该服务器，请检查服务器地址。', refused: '服务器拒绝连接，请检查端口。', timeout: '服务器没有响应，请检查地址、端口和防火墙。', tls: '加密连接失败，请检查加密方式；如使用自签名证书，请勾选“接受自签名证书”。',
  login: '账号或密码（授权码）不正确。', sender: '服务器不允许以该发件地址发信。', forbidden: '该地址在不允许访问的网络中；如确需使用，请管理员设置 ALLOWED_NETWORKS。', folder: '找不到该邮箱文件夹。', other: '连接失败。',
};
type Words = Record<keyof typeof zhCN, string>;

/** What Test connection 「测试连接」 found, and what to do about it. */
export const connectionWords: Record<'zh-CN' | 'zh-TW' | 'en' | 'cs', Words> = {
  'zh-CN': zhCN,
  'zh-TW': {
    ok: '連線成功。', dns: '找不到該伺服器，請檢查伺服器位址。', refused: '伺服器拒絕連線，請檢查連接埠。', timeout: '伺服器沒有回應，請檢查位址、連接埠和防火牆。', tls: '加密連線失敗，請檢查加密方式；如使用自簽憑證，請勾選「接受自簽憑證」。',
    login: '帳號或密碼（授權碼）不正確。', sender: '伺服器不允許以該寄件地址寄信。', forbidden: '該位址位於不允許存取的網路；如確需使用，請管理員設定 ALLOWED_NETWORKS。', folder: '找不到該信箱資料夾。', other: '連線失敗。',
  },
  en: {
    ok: 'Connected.', dns: 'There is no such server; check its name.', refused: 'The server refused the connection; check the port.', timeout: 'The server did not answer; check name, port and firewall.',
    tls: 'The encrypted connection failed; check the encryption, or accept self-signed certificates if the server has one.', login: 'User or password (authorisation code) are not right.', sender: 'The server does not let this account send from that address.',
    forbidden: 'The address is in a network that must not be reached; if it really should be, set ALLOWED_NETWORKS.', folder: 'There is no such folder.', other: 'The connection failed.',
  },
  cs: {
    ok: 'Připojeno.', dns: 'Takový server neexistuje, zkontrolujte jeho jméno.', refused: 'Server odmítl spojení, zkontrolujte port.', timeout: 'Server neodpověděl, zkontrolujte jméno, port a firewall.',
    tls: 'Šifrované spojení selhalo; zkontrolujte šifrování, nebo povolte certifikáty podepsané sebou samým.', login: 'Uživatel nebo heslo (autorizační kód) nejsou správné.', sender: 'Server nedovolí tomuto účtu odesílat z této adresy.',
    forbidden: 'Adresa je v síti, do níž se nesmí; je-li to opravdu potřeba, nastavte ALLOWED_NETWORKS.', folder: 'Taková složka neexistuje.', other: 'Spojení selhalo.',
  },
};
