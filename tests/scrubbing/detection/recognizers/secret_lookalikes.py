r"""Lines in which no secret stands: placeholders, code, documentation, and what only looks drawn by lot.

One a line; "\n" and "\t" are written out. {hex:40} is drawn as in the examples of secrets.
"""


def _lines(text: str) -> list[str]:
    return [line.replace("\\n", "\n").replace("\\t", "\t") for line in text.strip("\n").splitlines()]


STAND_INS = _lines(
    r"""
API_KEY=YOUR_API_KEY
API_KEY=your_api_key_here
api_key = "YOUR_API_KEY"
api_key: "<your-api-key>"
api_key = '<your key here>'
OPENAI_API_KEY=sk-your-api-key-here
OPENAI_API_KEY=sk-...
OPENAI_API_KEY="sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
ANTHROPIC_API_KEY=sk-ant-api03-your-key-here
GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}
token: ghp_your_personal_access_token
SLACK_TOKEN=xoxb-your-token
SLACK_BOT_TOKEN="xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx"
STRIPE_KEY=sk_test_xxxxxxxxxxxxxxxxxxxxxxxx
STRIPE_SECRET_KEY=sk_live_...
stripe.api_key = "sk_test_your_key"
HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
huggingface-cli login --token hf_your_token_here
glpat-xxxxxxxxxxxxxxxxxxxx
GITLAB_TOKEN=<your gitlab token>
npm_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
//npm.example.org/:_authToken=${NPM_TOKEN}
SENDGRID_API_KEY=SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
aws_access_key_id = AKIA"""
    "IOSFODNN7EXAMPLE"
    r"""
aws_secret_access_key = wJalrXUtnFEMI"""
    "/K7MDENG/bPxRfiCYEXAMPLEKEY"
    r"""
AWS_ACCESS_KEY_ID=AKIA"""
    "I44QH8DHBEXAMPLE"
    r"""
AWS_SECRET_ACCESS_KEY=je7MtGbClwBF"""
    "/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"
    r"""
aws_access_key_id=AKIAXXXXXXXXXXXXXXXX
aws_access_key_id = YOUR_ACCESS_KEY
aws_secret_access_key = YOUR_SECRET_KEY
aws_secret_access_key=****************************************
password=********
password=xxxxxxxx
password: xxx
password = "changeme"
password: changeme
POSTGRES_PASSWORD=changeme
POSTGRES_PASSWORD: change-me
MYSQL_ROOT_PASSWORD=<password>
DB_PASSWORD=${DB_PASSWORD}
DB_PASSWORD=$DB_PASSWORD
DB_PASSWORD="${DB_PASSWORD:-}"
DB_PASSWORD=%DB_PASSWORD%
DB_PASSWORD={{ db_password }}
DB_PASSWORD=[REDACTED]
DB_PASSWORD=<redacted>
DB_PASSWORD=REPLACE_ME
DB_PASSWORD=replace-this
DB_PASSWORD=your_password
DB_PASSWORD=yourpassword
DB_PASSWORD=example
DB_PASSWORD=dummy
DB_PASSWORD=placeholder
DB_PASSWORD=TODO
DB_PASSWORD=none
DB_PASSWORD=null
DB_PASSWORD=
DB_PASSWORD=""
DB_PASSWORD=''
password: ""
password: null
password: ~
password = None
password = undefined
password = true
password: false
"password": "string"
"password": "********"
"password": "•••••••••"
"password": "your-password"
"password": "<PASSWORD>"
"password": "{{password}}"
"password": "%s"
"password": "{password}"
"password": "$PASSWORD"
"password": "password"
"password": "secret"
"password": "test"
"password": "foo"
"token": "<token>"
"token": "YOUR_TOKEN_HERE"
"token": "string"
"token": "..."
"token": "abc123"
"access_token": "{access_token}"
"client_secret": "YOUR_CLIENT_SECRET"
"client_secret": "your-client-secret"
"apiKey": "INSERT_API_KEY_HERE"
"apiKey": "my-api-key"
"secret": "my-secret"
"secret": "mysecretkey"
"secretKey": "1234567890"
SECRET_KEY=your-secret-key-here
SECRET_KEY = "change-me-in-production"
SECRET_KEY = 'replace-with-a-real-key'
JWT_SECRET=your_jwt_secret
JWT_SECRET=supersecret
JWT_SECRET="my_super_secret_key"
export TOKEN=<token>
export TOKEN="$(cat token.txt)"
export TOKEN=$(gcloud auth print-access-token)
export API_KEY=...
export API_KEY=xxxx
export API_KEY=1234567890abcdef
export API_KEY=00000000-0000-0000-0000-000000000000
export API_KEY=0123456789abcdef0123456789abcdef
export API_KEY=abcdefghijklmnopqrstuvwxyz123456
export API_KEY="a1b2c3d4e5f6g7h8i9j0"
TWILIO_AUTH_TOKEN=your_auth_token
TWILIO_ACCOUNT_SID=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
HEROKU_API_KEY=12345678-1234-1234-1234-123456789012
DATADOG_API_KEY=<DATADOG_API_KEY>
DISCORD_TOKEN=your-bot-token
TELEGRAM_TOKEN=123456789:your-telegram-bot-token
MAILGUN_API_KEY=key-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
GOOGLE_API_KEY=AIzaSyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
GOOGLE_API_KEY=AIzaYOUR_API_KEY
AZURE_STORAGE_KEY=<storage-account-key>
AccountKey=<your-account-key>;EndpointSuffix=core.windows.net
AccountKey={key};EndpointSuffix=core.windows.net
SharedAccessKey=***;EntityPath=hub
Server=myServerAddress;Database=myDataBase;User Id=myUsername;Password=myPassword;
Server=tcp:x,1433;User ID={your_username};Password={your_password};Encrypt=True;
jdbc:postgresql://localhost/test?user=user&password=password
jdbc:mysql://${DB_HOST}/x?user=${DB_USER}&password=${DB_PASS}
postgres://user:password@localhost:5432/db
postgres://user:pass@host/db
postgresql://username:password@host:port/database
postgres://${DB_USER}:${DB_PASSWORD}@${DB_HOST}/x
postgresql://{user}:{password}@{host}/{db}
mysql://root:password@127.0.0.1/x
mongodb://<username>:<password>@cluster0.mongodb.net
mongodb+srv://user:<password>@cluster0.example.mongodb.net/?retryWrites=true
amqp://guest:guest@localhost:5672//
redis://:password@localhost:6379/0
redis://localhost:6379/0
https://user:password@example.com/
https://username:token@github.com/org/repo.git
https://x-access-token:${GITHUB_TOKEN}@github.com/org/repo.git
https://user:***@example.com/simple
http://user:xxxx@proxy:3128
smtp://user:pass@smtp.example.com:587
https://example.com/?token=<token>
https://example.com/?token=TOKEN
https://example.com/?api_key=YOUR_API_KEY
https://example.com/?api_key={api_key}
https://example.com/?access_token=ACCESS_TOKEN
https://maps.googleapis.com/maps/api/js?key=YOUR_API_KEY&callback=initMap
https://example.com/?sig=<signature>&se=2024-01-01
curl -u user:password https://example.com
curl -u username:password https://example.com
curl -u "$USER:$PASS" https://example.com
curl -u admin:admin http://localhost:8080
curl -u <user>:<password> https://example.com
curl -H "Authorization: Bearer $TOKEN" https://example.com
curl -H "Authorization: Bearer <token>" https://example.com
curl -H "Authorization: Bearer YOUR_ACCESS_TOKEN" https://example.com
curl -H "Authorization: Bearer ${TOKEN}" https://example.com
curl -H "Authorization: token OAUTH-TOKEN" https://api.example.com
curl -H "X-Api-Key: YOUR_API_KEY" https://example.com
curl -H "X-API-Key: {{api_key}}" https://example.com
Authorization: Basic <base64 of user:password>
Authorization: Basic dXNlcjpwYXNzd29yZA==
Authorization: Basic QWxhZGRpbjpvcGVu"""
    "IHNlc2FtZQ=="
    r"""
Authorization: Bearer
Authorization: Bearer {token}
Authorization: Bearer eyJ...
Authorization: Bearer xxxxxxxxxxxxxxxxxxxx
Authorization: Token <your token>
"Authorization": "Bearer " + token
headers={"Authorization": f"Bearer {token}"}
headers["Authorization"] = "Bearer %s" % token
mysql -u root -p
mysql -u root -p mydb
mysql -u root -p$MYSQL_PASSWORD mydb
mysql -uroot -p"${MYSQL_ROOT_PASSWORD}" mydb
mysqldump -u root -p database > dump.sql
sshpass -p "$PASS" ssh user@host
sshpass -p password ssh user@host
docker login -u user -p password
docker login -u "$USER" --password-stdin
echo $PASSWORD | docker login -u user --password-stdin
psql "host=localhost user=postgres password=postgres"
tool --password <password>
tool --password PASSWORD
tool --password=$PASSWORD run
tool --password-file /run/secrets/db
tool --token "$TOKEN"
tool --token TOKEN
tool --api-key YOUR_API_KEY
redis-cli -a $REDIS_PASSWORD ping
keytool -genkey -storepass changeit -keypass changeit
openssl rsa -passin pass:$PASS -in key.pem
ansible-playbook site.yml --ask-pass --ask-become-pass
net user username password /add
machine example.com login user password pass
machine github.com login <user> password <token>
db.example.com:5432:*:user:password
-----BEGIN CERTIFICATE-----
-----BEGIN PUBLIC KEY-----
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{base64:40} jane@laptop
eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fw"""
    "pMeJf36POk6yJV_adQssw5c"
    r"""
https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
https://hooks.slack.com/services/YOUR/WEBHOOK/URL
https://discord.com/api/webhooks/<id>/<token>
$2b$12$...
htpasswd -c .htpasswd user
Password: ____________
Password: [ to be set ]
Password: <to be provided>
Password: (sent separately)
Passwort: ********
Passwort: siehe KeePass
mot de passe : ********
API-Key: [REDACTED]
Token: n/a
Token: TBD
"""
)

CODE = _lines(r"""
password = os.environ["DB_PASSWORD"]
password = os.environ.get("DB_PASSWORD")
password = os.environ.get("DB_PASSWORD", "")
password = os.getenv("DB_PASSWORD")
password = os.getenv("DB_PASSWORD", "changeme")
password = getpass()
password = getpass.getpass("Password: ")
password = input("Password: ")
password = settings.DATABASES["default"]["PASSWORD"]
password = config["db"]["password"]
password = config.get("database", "password")
password = request.POST["password"]
password = request.form.get("password")
password = self.cleaned_data["password1"]
password = make_password(raw_password)
password = secrets.token_urlsafe(32)
password = "".join(random.choices(alphabet, k=12))
password = generate_password(length=16)
password = user.password
password = None
password: str
password: str = ""
password: str | None = None
password: Optional[str] = None
password: SecretStr
password: string;
password?: string;
password: String!
password: &str,
password String
password VARCHAR(255) NOT NULL,
password TEXT
password varchar(128) DEFAULT '',
char *password;
String password;
private String password;
final String password = args[1];
const password = process.env.DB_PASSWORD;
const password = process.env.DB_PASSWORD || "";
const token = await getToken();
const token = localStorage.getItem("token");
const { password, token } = req.body;
let token = req.headers.authorization.split(" ")[1];
var token = $('input[name="csrfmiddlewaretoken"]').val();
$password = $_POST['password'];
$token = bin2hex(random_bytes(32));
token = get_token(request.headers["Authorization"])
token = response.json()["access_token"]
token = parts[2]
token = tokens[i + 1]
token = jwt.encode(payload, key, algorithm="HS256")
token = next(tokenizer)
token = Token(TokenType.IDENTIFIER, "x1")
tokens = tokenizer.encode("some text")
token_type = "bearer"
token_type_hint=access_token
TOKEN_TTL = 3600
MAX_TOKENS = 4096
max_tokens=512, temperature=0.7
secret = settings.SECRET_KEY
secret = hashlib.sha256(key).hexdigest()
secret_name = "projects/x/secrets/db-password/versions/latest"
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY = config("SECRET_KEY")
SECRET_KEY = get_random_secret_key()
api_key = os.environ["API_KEY"]
api_key=api_key,
api_key = st.secrets["openai"]
api_key: str = Field(..., env="API_KEY")
apiKey: process.env.API_KEY,
apiKey: this.config.apiKey,
client_secret = var.client_secret
password = var.db_password
password = data.aws_ssm_parameter.db.value
password = random_password.db.result
password = "${var.db_password}"
password = local.password
variable "db_password" {\n  type      = string\n  sensitive = true\n}
password: !vault |
password: !Ref DBPassword
password: "{{ vault_db_password }}"
password: "{{resolve:secretsmanager:db:SecretString:password}}"
MasterUserPassword: !Ref MasterPassword
valueFrom:\n  secretKeyRef:\n    name: db\n    key: password
- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:
secretName: my-tls-secret
imagePullSecrets:\n- name: regcred
secrets:\n  db_password:\n    file: ./db_password.txt
POSTGRES_PASSWORD_FILE: /run/secrets/db_password
PGPASSFILE=~/.pgpass
env_file: .env
kind: Secret\nmetadata:\n  name: x\ntype: Opaque
def login(username, password):
def login(self, username: str, password: str) -> Token:
login(username=username, password=password)
client = Client(api_key=api_key, token=token)
connect(username=user, password=password, host=host)
auth=(username, password)
auth = HTTPBasicAuth(user, password)
s.login(user, password)
fields = ("username", "password1", "password2")
fields = ["email", "password", "token"]
widgets = {"password": forms.PasswordInput()}
self.fields["password"].widget.attrs["placeholder"] = "Password"
assert "password" in form.errors
if password != confirm_password:
if not user.check_password(password):
raise ValueError("Password must be at least 8 characters long")
validators.password_validation
AUTH_PASSWORD_VALIDATORS = [
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
path("password_reset/", PasswordResetView.as_view(), name="password_reset"),
<input type="password" name="password" id="id_password" placeholder="Password">
<input type="password" name="new_password1" autocomplete="new-password" required>
<input type="hidden" name="csrfmiddlewaretoken" value="{hex:64}">
<input type="hidden" name="authenticity_token" value="{{ token }}">
<meta name="csrf-token" content="{base64:40}">
<label for="password">Password</label>
<label for="token">Token</label> <input id="token">
<button id="show-password" data-testid="toggle-password-visibility">Show</button>
data-testid="login-password-input-2"
cy.get('[data-test="password"]').type(password)
page.fill("#password", password)
await page.getByLabel("Password").fill(user.password);
expect(screen.getByTestId("api-key-row-1")).toBeVisible()
.password-field { color: #a1b2c3; }
.btn-token:hover, .secret:before { content: ""; }
input[type="password"]:focus { border-color: #3f51b5; }
.sk-folding-cube .sk-cube2:before { transform: rotateZ(90deg); }
.sk-circle-fade-dot:nth-child(12):before
#token-4f2a { background: #deadbeef; }
color: #1a2b3c; background: #FFAABB;
class="css-1q2w3e4r5t token keyword"
className={styles.passwordInput__3xK9d}
{label:"Password",type:"password",name:"password"},{label:"Token"}
e.password=function(t){return this.token=t,this.secret=n.secret,this}
!function(e,t){password:e,token:t,secret:n.secret,apiKey:r.apiKey}(a,b);
var a={password:"",token:null,secret:!0,key:13};
"password"===t.type&&(e.token=r[1]),o.secret=n(12)
function tokenize(e){for(var t=0,n=e.length;t<n;)token=e.charAt(t++)}
Ed25519PrivateKey | Ed448PrivateKey | X25519PrivateKey
private_key: rsa.RSAPrivateKey
private_key=PKCS7PrivateKeyTypes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
_TOKEN = re.compile(r"[A-Za-z0-9_\-]{20,}")
token = r"[-!#$%&'*+.^_`|~0-9a-zA-Z]+"
KEY_PATTERN = "^(?:AKIA|ASIA)[A-Z0-9]{16}$"
regex: '(?i)api[_-]?key["\s:=]+([a-z0-9]{32})'
primary_key=True
PRIMARY KEY (id), FOREIGN KEY (user_id) REFERENCES users(id)
cache_key = f"user:{user_id}:profile"
key = "user_profile_v2"
sort_key = lambda item: item[1]
public_key = "{hex:64}"
PUBLIC_KEY={base64:60}
partition_key: "tenant_2024_01"
foreign_key="users.id"
hot_key = 'ctrl+shift+p'
keyboard: "qwerty", monkey: "patch1"
key: ArrowDown, keyCode: 40
next_page_token: "{base64:40}"
pageToken={base64:40}
continuation_token = "{base64:60}"
idempotency_key: "{uuid}"
client_request_token={uuid}
pad_token = "<pad>", eos_token = "</s>", unk_token = "<unk>"
"bos_token": "<|begin_of_text|>"
author = "Jane Doe", authority = "example"
passes = 3; passed = True; passing = 12
compass = "N45E12"
bypass=1 passthrough=2
# pass follow=False to the parser
# pass `strict=True` to raise
"linearize_pass1": "linearizePass1",
@pytest.mark.parametrize("password", ["", "short", "no digits"])
SELECT password FROM users WHERE token = ?
UPDATE users SET password = :password WHERE id = :id
CREATE USER app IDENTIFIED BY '<password>';
ALTER USER app WITH PASSWORD :'pw';
GRANT ALL ON x TO 'user'@'%' IDENTIFIED BY 'password';
""")

PROSE = _lines(r"""
The password is required.
The password is stored as a salted hash.
The password is case-sensitive.
The password is encrypted with AES-256 before it is saved.
The password is hashed using SHA-256 and a random salt.
The password is at least 12 characters long.
The password is 8 to 64 characters.
The password is too short.
The password is wrong; please try again.
The password was changed yesterday by an administrator.
Your password must contain at least 8 characters, one digit and one symbol.
Your password expires in 90 days.
Your password has been reset. Check your e-mail.
Passwords are never logged.
Passwords should be rotated every 90 days according to NIST SP800-63B.
Password policy: minimum 12 characters, upper and lower case.
Password: required, 8-64 characters
Password: minimum length 8
Password reset link sent.
Password protected PDF files cannot be opened.
Password managers such as 1Password and KeePass2 are allowed.
Enter your password to continue.
Forgot your password?
Please choose a strong password and do not share it.
Do not write your password on paper.
We will send you the password by SMS.
Log in with your e-mail address and password.
Log in with Google / Microsoft.
Log in with SSO / SAML2.
Sign in with OAuth2 or OpenID Connect.
Sign in using accounts.google.com/o/oauth2/auth
Login: see the onboarding guide / page 12
Credentials: ask IT / help desk
User and password are in the vault under team/db.
Username and password authentication is deprecated.
The default username is admin and the password is password.
Use the token as the password.
Use a personal access token as the password.
Use environment variables for the API key.
The API key is missing or invalid.
The API key is passed in the X-Api-Key header.
The API key is 32 characters long.
The access token is a JWT signed with RS256.
The access token is valid for 3600 seconds.
The token is refreshed every 15 minutes.
The secret is kept in AWS Secrets Manager.
The secret of good bread is time.
A secret key is generated with openssl rand -hex 32.
Secrets are mounted at /run/secrets/.
This session key is derived with HKDF-SHA256.
Key: bold = required, italic = optional
Key findings: revenue rose 12%, costs fell 3%
Tokens are counted per request: 4096 in, 1024 out.
Each token costs $0.002; 1M tokens cost $2000.
The bearer of this letter is our employee.
Bearer authentication uses RFC6750.
Basic authentication should only be used over TLS1.2 or newer.
Basic understanding of Kubernetes1 is expected.
The Secret Garden, chapter 12
The pass rate was 93% in 2023.
Mountain pass 2.5 km ahead
She will pass exam70-461 next week.
Boarding pass: gate B12, seat 14C
PW-2024 drawing, pump power 5kW
Die Passwortlänge beträgt 12 Zeichen.
Das Passwort ist abgelaufen.
Das Passwort wurde geändert.
Bitte geben Sie Ihr Passwort ein.
Kennwort vergessen?
Le mot de passe est obligatoire.
La contraseña es obligatoria.
Set password to never expire.
Change the password to something memorable.
Reset the password to the default.
The password for the Wi-Fi is on the wall.
Ask Maria for the password to the shared drive.
Two-factor authentication (2FA) adds a second step to the password.
WPA2-PSK and WPA3 are supported.
PSK: pre-shared key
The --password option is deprecated since v2.3.
Use --token to pass a token.
`password` - the password of the user
`api_key` (string, required): your API key
:param password: the password of the user
:param token: a token from step 2
@param password the user's password
* `token` – The authentication token.
| password | string | The password. |
| token | string | required |
| api_key | your API key | yes |
|password|varchar(255)|NOT NULL|
Password\tstring\trequired
Parameters: username (str), password (str), token (str)
password (string): Minimum length of 8. Maximum length of 128.
ClientToken -- A unique, case-sensitive identifier.
MasterUserPassword -- The password for the master user.
"description": "The password for the master user.",
"help": "Enter the password of the account.",
"password": "Passwort",
"password": "Mot de passe",
"forgot_password": "Forgot your password?",
msgid "Password"
msgstr "Kennwort"
password_label: Password
error: invalid password for user
WARN failed password for invalid user admin from 10.0.0.5 port 22 ssh2
INFO token refreshed in 125ms
DEBUG token bucket=7 tokens=42
user=jane auth=ldap status=200
auth: ldap2
auth_method: oauth2
auth=required pam_unix.so nullok
AUTH_TYPE=OAUTH2
Set-Cookie: theme=dark; csrftoken=; Path=/
Cookie: consent=1; lang=en
SSH key fingerprint: SHA256:{base64:43}
""")

DRAWN = _lines(r"""
commit {hex:40}
commit {hex:40} (HEAD -> main, origin/main)
Merge: {hex:7} {hex:7}
index {hex:7}..{hex:7} 100644
git checkout {hex:40}
git+https://github.com/org/repo@{hex:40}#egg=x
https://github.com/org/repo/commit/{hex:40}
- uses: actions/checkout@{hex:40}
"gitHead": "{hex:40}",
revision = "{hex:40}"
ref: {hex:40}
sha1: {hex:40}
sha256: {hex:64}
"sha256": "{hex:64}"
sha256 = "{hex:64}"
{hex:64}  file.tar.gz
{hex:32}  file.iso
MD5 ({hex:8}.bin) = {hex:32}
md5sum: {hex:32}
checksum: {hex:64}
checksum = "{hex:64}"
digest: sha256:{hex:64}
image: nginx@sha256:{hex:64}
FROM python:3.11@sha256:{hex:64}
    --hash=sha256:{hex:64} \
{ url = "https://files.example.org/packages/x.whl", hash = "sha256:{hex:64}", size = 1234 }
"integrity": "sha512-{base64:86}==",
integrity sha512-{base64:86}==
integrity="sha384-{base64:64}" crossorigin="anonymous"
"resolved": "https://npm.example.org/x/-/x-1.2.3.tgz#{hex:40}",
"_shasum": "{hex:40}"
h1:{base64:43}=
golang.org/x/text v0.3.7 h1:{base64:43}=
"etag": "{hex:32}"
ETag: "{hex:32}"
ETag: W/"{hex:16}"
Content-MD5: {base64:22}==
Content-Security-Policy: script-src 'sha256-{base64:43}='
script-src 'nonce-{base64:22}'
id: {uuid}
"id": "{uuid}"
{uuid}
uuid={uuid}
request_id={uuid} status=200
X-Request-Id: {uuid}
trace_id={hex:32} span_id={hex:16}
traceparent: 00-{hex:32}-{hex:16}-01
correlationId: {uuid}
"objectId": "{hex:24}"
ObjectId("{hex:24}")
_id: {hex:24}
session {hex:8} opened
order {caps:10} shipped
tracking 1Z{caps:16}
ISBN 978-3-16-148410-0
src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{base64:120}"
url(data:font/woff2;base64,d09GMgABAAAAA{base64:120})
"image/png": "iVBORw0KGgoAAAANSUhEUgAA{base64:200}\n"
<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
{base64:76}
{hex:64}
<svg><path d="M12.5 3.2c-1.1 0-2 .9-2 2v14a2 2 0 002 2h7"/></svg>
main.{hex:8}.js
/static/js/chunk-{hex:8}.{hex:20}.min.js
style.css?v={hex:8}
https://cdn.example.com/x.js?v={hex:20}
https://example.com/a?id={uuid}
https://docs.google.com/document/d/1{slug:43}/edit
https://www.youtube.com/watch?v=d{word:10}
arn:aws:iam::123456789012:role/my-role-2024
projects/p/locations/l/keyRings/r/cryptoKeys/k
0x{hex:40}
Build id {hex:40}
BuildID[sha1]={hex:40}
fingerprint: {hex:40}
key fingerprint = {HEX:4} {HEX:4} {HEX:4} {HEX:4} {HEX:4}
Subject Key Identifier: {HEX:2}:{HEX:2}:{HEX:2}:{HEX:2}
MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa{base64:16}
v1.0.0-{hex:12}
20240501-{hex:7}
pkg-1.2.3+{hex:8}
Version: 2.4.1.{hex:8}
""")
OPENS_NOTHING = _lines(r"""
password: {{ vault_db_password }}
The password must contain 8 characters, 1 digit and 1 symbol (!@#$).
Forgot your password? Reset it at https://x.example/reset
DB_PASSWORD=${DB_PASSWORD:-}
Passwords are hashed with bcrypt12 and salted.
Password strength: 80%!
Set the password to at least 12 characters.
I reset it to factory settings 2.0!
PIN numbers are hashed.
The PIN is sent by post within 5 days.
Enter your 4-digit PIN.
pins 1000-1200 of the wafer
Gate 12 opens at 14:30
Door 4417 (fire door, FD60)
Alarm code list: see appendix 4
use admin and editor roles to log in
mysqli("localhost", "my_user", "my_password", "my_db")
DriverManager.getConnection(url, "username", "password");
jwt.verify(token, process.env.JWT_SECRET)
createHmac('sha256', secret)
AES.new(key, AES.MODE_GCM)
Fernet(key)
b64encode(b"user:pass")
btoa("username:password")
INSERT INTO users (name, password) VALUES (?, ?);
INSERT INTO users (name, password) VALUES ('jane', NULL);
INSERT INTO t (id, password_changed_at) VALUES (1, '2024-05-01 10:00:00');
user,password\n$1,$2\n
| Field | Type | Key |\n|---|---|---|\n| id | int(11) | PRI |
Key,Value\nregion,eu-west-1\ncount,12
Code,Name\nA12B,Widget\nB77C,Gadget
token,count\nthe,4417\nof,3321
Token | Meaning\nBOS1 | begin\nEOS1 | end
https://zoom.us/j/1234567890
https://zoom.us/j/1234567890?pwd=xxxx
https://teams.microsoft.com/l/meetup-join/
https://x.example/confirm/newsletter-subscription-2024
https://x.example/join/our-community-of-gardeners
https://docs.google.com/document/d/<id>/edit
https://github.com/org/repo/invitations
git@github.com:acme/repo1.git
jane@corp.example: meeting at 14:30
jane@corp.example; tom@corp.example
scp a.txt jane@web.example:backup2
admin@web01.example:8080
mail from x@y.example, 2024-05-01
wifi: available / free of charge
WLAN - 802.11ac / Bluetooth5.2
The security question is optional.
security answer: required
The answer is 42.
passphrase: "a long sentence that you will remember"
pass phrase - see below
The main account is FR7630006000011234567890189
The user account is locked
The default user is postgres14
secret = "Spring Boot 3.2"
SECRET_NAME=prod-db-2024
credentials: include
credentialsId: 'github-app-2'
API key: (32 characters)
"auth": ["basic", "oauth2"]
auth=("user", "pass")
auth = "none"
WITH PASSWORD = @pwd
password='your password 1'
password = 'Enter 2 words'
password: 'min:8|max:72'
'password' => 'required|min:8',
isakmp key ****** address 10.0.0.1
Key safe (FSR/DIN 4661)
Lock code (ANSI A156.13)
Access code of conduct v2.1
The verification code step 2000 was removed
Use 4417 bolts at the gate
type 2000 at the door of
Dial 2000 for reception
Passcode requirements: 6 digits
PIN-Nummer 6-stellig
PIN: 560001
Pin Code - 560001
Your invoice code is 4417-A
You can use the same code 2024
Master code 500 files
Combination of 12-34-56
Safe: 4821 units
Alarm: 3000 ms
door: 2100 x 900
The safe is 4821 mm wide.
guest code 2 of 3
"code": 4417
{"pin": 13}
pin=0
LED_PIN = 13
SPI_PIN_COUNT = 1024
const int pin = 2;
-c 'import pin; pin.2000'
otp = generate_otp(6)
otp: 6 digits
The error code is 4417
Your product code is 4417
Your code is 4417 lines long
Alarm code 4417: spindle overheating
Alarm code 4417 indicates low pressure
PIN: 14-21-106-017-0000
pin 4000 of the connector
The building code is 2018 IBC
Your postal code is 90210
access code section 1008
The pin is 3300 mm long
security code 7203 Toyota Motor
Enter 2024 in the year field
PINs are 4 digits
A PIN of 4 to 8 digits
Choose a PIN with 6 digits
code to the server is 4000 lines
Use 2000 for the door frame
Your verification code expires in 10 minutes.
The verification code has 6 digits
Enter the code 1234? 
Lock code review 2024
entry code: see handbook
reset code 500 times
one-time code (6 digits)
conference code of conduct 2024
guest code of conduct
master code base 2023
unlock code path
PIN photodiode 1550 nm
Backup code: see below
Authorization code: grant type
authorization code flow 2.0
access code 401
pin number 2000 on the board
door code D-102
Code for the garage: Section 1406
Building code for garages 2018
the code of the lobby group 2015
Use code SAVE20 for 20% off
PIN diode 4821
pin 13 of the connector is 3300
zip code 90210
The code for this is 4417 lines long
area code 415
Combinations 4-4-2 and 4-3-3
The password is required\nfor version2x users
Password for\nthe portal is required.
Passwords for\nthe new portal will be sent on 12 May
password for the database: localhost
Reset your password\nWindows 10
password\nusername2
pass\nend_unknown=end_seq
Password policy\nISO27001
input[type=password]:focus {{ color: #3f51b5 }}
tan 448213 lines
a tan: 193847 km run
""")
LOOKALIKES = {"stand-ins": STAND_INS, "code": CODE, "prose": PROSE, "drawn": DRAWN, "opens nothing": OPENS_NOTHING}
