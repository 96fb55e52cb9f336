"""The words by which secrets are called, and those that stand where a secret will be filled in."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# One of these says that somebody is to put a secret here.
STAND_INS = _words("""
your yours my mysecret mypassword example examples sample dummy fake placeholder changeme changeit change replace
replaceme replacethis insert enter redacted removed masked hidden todo fixme tbd foo bar baz foobar foobarbaz lorem
ipsum xxx xxxx here goes something somesecret whatever notreal notasecret yoursecret yourpassword yourtoken yourkey
yourapikey dein deine ihre votre ejemplo beispiel exemple putyour fillin tiger abc abcd xyz
""")
# What stands for a secret only where nothing else does: types, fields, labels, states, and the names of secrets.
PLAIN = _words("""
a an my the this that these those it its their our his her and or not no yes on off in is are was of to from for with
by as at be has have if else then than but can could must may might should would will do does did one two three any
some all none null nil undefined void true false empty blank default unset unknown missing invalid valid required
optional string str text char varchar bytes byte bool boolean int integer number float double object array list dict
map tuple set type types class struct enum interface func function def lambda return returns async await const let var
static public private protected final new self cls super union literal anystr secretstr pydantic field fields form
forms input inputs output outputs label labels name names title value values val vals key keys secret secrets token
tokens password passwords passwd pass passphrase passcode pwd pw pswd passwort kennwort contraseña contrasena senha
credential credentials cred creds auth authentication authorization authorize authenticate authenticated login logon
signin signup sign log user users username usernames admin administrator root guest owner member account accounts
email mail api apikey apikeys access secretkey accesskey app application client server service services host hostname
port url uri urls endpoint path paths file files dir folder filename id ids uuid guid hash hashed hashes salt salted
encrypted encryption encrypt decrypt decrypted encoded encode decode decoded encoding digest signature signed signing
cipher plaintext plain raw base 1password keepass keepass2 lastpass bitwarden bcrypt scrypt argon argon2 argon2id
argon2i pbkdf2 sha sha1 sha2 sha224 sha256 sha384 sha512 sha3 md5 md4 hmac rsa dsa ecdsa ed25519 aes aes128 aes192
aes256 des des3 utf utf8 utf16 ascii latin1 base64 base32 base16 hex x509 pkcs1 pkcs8 pkcs12 tls1 tls ssl ssh ssh2
http http2 https oauth oauth1 oauth2 oidc saml saml2 jwt jws jwe jwk otp totp hotp mfa 2fa u2f fido2 webauthn sso ldap
ad kerberos ntlm ntlmv2 krb5 scram plaintext1 x25519 p256 secp256k1 crypt crypt3 md5crypt sha512crypt sha256crypt ipv4
ipv6 s3 k8s ec2 win32 win64 x86 x64 py2 py3 h1 h2 h3 header headers body cookie cookies session sessions csrf xsrf
bearer basic param params parameter parameters arg args argument arguments option options opt config configuration
conf settings setting env environ environment variable variables process os sys getenv request requests req response
resp res result results data datum content contents item items row rows column columns record entry entries line lines
index node element state props prop context ctx property properties attribute attributes attr event events error
errors exception message messages msg warning info debug test tests testing tested mock mocked stub fixture demo temp
temporary tmp old current previous next last first second confirm confirmation confirmed repeat again verify verified
verification validate validated validation validator validators policy policies rule rules strength length size min
max minimum maximum count total limit expired expires expiry expiration ttl time date reset resetting forgot forgotten
change changed update updated create created delete deleted remove rotate rotated generate generated generator random
secure security safe unsafe weak strong wrong correct incorrect good bad ok okay enabled disabled enable disable
active inactive visible show hide toggle hover focus before after visited checked child click submit button checkbox
radio select placeholder autocomplete nope required1 readonly tel search widget help hint tooltip description comment
note notes see below above following same different provided given supplied stored saved kept sent shared shown used
using use via stdin stdout prompt prompted ask interactive keyring keychain vault manager ring store storage provider
source from_env ref refs reference link template format pattern regex schema model models view views controller
handler helper util utils module package import export require include constants dev development prod production
staging stage live local localhost remote internal external global domain realm scope scopes grant grants role roles
group groups permission permissions locked unlocked unchanged unverändert erforderlich vergessen ändern bestätigen
pflichtfeld oblivié requis requerido obligatorio modifier olvidada neu alt nuevo nouvelle ancien actuel aktuelles
neues passe mot de supersecret myuser code codes numbers digit digits character characters chars letter letters symbol
symbols upper lower case sensitive insensitive uppercase lowercase word words dictionary prefix suffix begin end start
stop version v1 v2 v3 alpha beta java javascript python ruby php react django flask rails spring laravel docker
kubernetes aws azure gcp google github gitlab bitbucket amazon microsoft openai slack stripe twilio heroku mysql
postgres postgresql mongodb redis sqlite oracle database db sql query table where order like exists identified
replaced sas org repo master branch
""")
# Names of fields in small letters, by family. The last word of a name decides, after what only tells where it is used.
PASSWORDS = _words("""
password passwd passphrase passcode passwort passwörter kennwort contraseña contrasena contrasenya senha wachtwoord
lösenord losenord adgangskode salasana hasło haslo heslo parola pwd pswd passwrd pass pw passw psk passe motdepasse
userpass userpassword dbpass dbpassword dbpasswd dbpwd dbpw rootpw rootpass rootpassword adminpass adminpw
adminpassword storepass storepassword keypass keypassword truststorepassword keystorepassword requirepass masterauth
masterpassword masteruserpassword loginpassword mypassword sudopass becomepass bindpw bindpass rootpwd smtppass
smtppassword mailpassword ftppass sshpass sshpassword mysqlpwd pgpassword pgpass redispassword userpw
cleartextpassword unattendpassword administratorpassword wifipassword wlanpasswort zugangspasswort netzwerkschlüssel
wlanschlüssel wifikey wlankey wpakey wpa2key wepkey networkkey hotspotkey routerkey
""")
SECRETS = _words("""
secret secrets token tokens credential credentials cred creds apikey apitoken apisecret accesstoken accesskey
authtoken authkey secretkey privatekey privkey accountkey clientsecret appsecret appkey refreshtoken idtoken
bearertoken sharedkey sharedsecret sharedaccesskey signingkey signingsecret encryptionkey masterkey sessionkey
sessiontoken servicekey servicetoken subscriptionkey storagekey consumersecret consumerkey webhooksecret securitytoken
deploykey usertoken personalaccesstoken pat jwt jwtsecret authorization bearer auth identitytoken registrytoken
npmtoken githubtoken sas sastoken psk salt cookiesecret keysecret secretaccesskey accesskeysecret authtokensecret
tokensecret presharedkey hmackey instrumentationkey licensekey licencekey dsn oauthtoken
""")
# "key" alone names a field of a table as often; with one of these before it, it opens something.
KEYS = _words("""
api access secret private account encryption encrypting decryption signing sign auth authentication authorization
master shared app application consumer service subscription storage client integration write deploy deployment webhook
hmac jwt session signature rest admin security crypto cryptographic ssh aes rsa root license licence preshared
sharedaccess registration project developer dev user server sdk secure storageaccount connection instrumentation token
cookie fernet jwk salt webhooks ingest insert rw tsig cryptography vault unseal seal recovery activation product
management functions function
""")
# Behind a word that names a secret: what it is of, or which one. Without these the word itself is the last.
TRAILING = _words("""
value val string str text plain plaintext base64 b64 b32 base32 hex pem der encoded base raw data
default current new old primary secondary prod production dev
development staging stage test testing live local main master backup temp internal external v1 v2
v3 v4 here now id1 one two admin root user read write ro rw readonly global env var
""")
# With one of these in it, a name is that of something public, a number, or a place in a text.
PUBLIC = _words("""
csrf xsrf csrfmiddlewaretoken xsrftoken csrftoken public pub publishable page paging pagination nextpage next
continuation continue cursor sync stop pad padding eos bos unk mask sep cls max maximum min minimum num number count
total input output completion idempotency idempotent request sort primary foreign partition unique composite cache
lookup translation i18n error label is has no show hide toggle forgot enable enabled disable disabled css tokenizer
hint placeholder
""")
# What a service's name is also used for; a name that ends so holds no secret of it.
OTHER = _words("""
name names url uri urls path paths file files hash hashes sha sha1 sha256 sha512 md5 etag digest checksum fingerprint
thumbprint version commit revision rev integrity resolved signature image icon tag branch build ref color colour
""")
# What is written together where a secret will stand: "mysecretkey", "testpassword".
GLUED = _words("""
my your the some test api key secret token password passwd pass pwd user admin root db database app client access auth
super example sample demo dummy fake default change me here this is not real private strong very long new old value
string jwt session foo bar baz mysql postgres redis mongo guest name it in production prod dev master enter put insert
proxy http mail smtp ftp ssh
""")
# With one of these in it, a name may be that of a secret.
CALLED = _words("""
pass pwd pw pswd psk kennwort contrase senha wachtwoord lösenord losenord adgangskode salasana hasło haslo heslo
parola schlüssel secret token key cred auth jwt salt bearer dsn requirepass sas
""")
