"""Examples of secrets, drawn when the tests run from shapes written after the published rule sets, not after ours.

A shape is text with holes: {hex:32} is 32 signs of that alphabet. No shape is a secret, so the repository holds none.
"""

import base64
import random
import re
import string
from dataclasses import dataclass

_LOWER, _UPPER, _DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits
_ALPHABETS = {
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "word": _LOWER + _UPPER + _DIGITS,
    "low": _LOWER + _DIGITS,
    "caps": _UPPER + _DIGITS,
    "base32": _UPPER + "234567",
    "slug": _LOWER + _UPPER + _DIGITS + "_-",
    "base64": _LOWER + _UPPER + _DIGITS + "+/",
    "crypt": _LOWER + _UPPER + _DIGITS + "./",
    "letters": _LOWER + _UPPER,
    "lower": _LOWER,
    "digit": _DIGITS,
    "ah": "abcdefgh0123456789",
    "base58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
    "bech": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
}
_HOLE = re.compile(r"\{(uuid(?=\})|\w+(?=:\d+\}))(?::(\d+))?\}")


class Draw:
    """A source of examples that is the same each time."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def fill(self, shape: str) -> str:
        """Return the shape with its holes filled."""
        return _HOLE.sub(lambda hole: self._part(hole[1], int(hole[2] or 0)), shape)

    def _part(self, alphabet: str, size: int) -> str:
        if alphabet == "uuid":
            digits = self._part("hex", 32)
            return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        if alphabet == "json":
            body = f'{{"sub":"{self._part("hex", 12)}","n":{self._part("digit", size or 6)}}}'
            return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")
        signs = self._random.choices(_ALPHABETS[alphabet], k=size)
        # No service ends a token with a mark, which a reader would take for the sentence's.
        if signs and not signs[-1].isalnum():
            signs[-1] = "a"
        return "".join(signs)

    def choice(self, options: "list[str] | tuple[str, ...]") -> str:
        """Return one of them."""
        return self._random.choice(options)

    def password(self) -> str:
        """Return a password as people and their tools make them."""
        word = self.choice(_PASSWORD_WORDS)
        other = self.choice(_PASSWORD_WORDS)
        number = str(self._random.randint(10, 2035))
        return self.choice(
            (
                f"{word}{number}{self.choice(tuple('!#$%*'))}",
                f"{word.lower()}{number}",
                f"{word}{number}",
                f"{word.lower()}-{other}-{number}",
                word.replace("a", "4").replace("e", "3").replace("o", "0") + number,
                self._part("word", 11) + number[:1],
                f"{self._part('letters', 5)}#{self._part('digit', 2)}{self._part('letters', 4)}",
                f"{number}{word}!",
            )
        )

    def strong_password(self) -> str:
        """Return one with letters, figures and a mark."""
        return f"{self.choice(_PASSWORD_WORDS)}{self.choice(tuple('!#%*'))}{self._random.randint(10, 2035)}"

    def simple_password(self) -> str:
        """Return one without a mark that shells, addresses and files give a meaning to."""
        word = self.choice(_PASSWORD_WORDS)
        number = str(self._random.randint(10, 2035))
        return self.choice((f"{word}{number}", f"{word.lower()}{number}x", self._part("word", 11) + number[:1]))


_PASSWORD_WORDS = (
    "Falcon",
    "Bluebird",
    "Kestrel",
    "Zebra",
    "Pumpkin",
    "Volcano",
    "Gondola",
    "Marmot",
    "Quokka",
    "Sommer",
    "Tulip",
    "Waffle",
    "Cactus",
    "Yonder",
    "Nimbus",
    "Ocelot",
    "Pebble",
    "Raccoon",
    "Sprocket",
    "Umbrella",
)


@dataclass(frozen=True)
class Example:
    """A format by the name of its kind, and its shape. `name` is what it must be assigned to, if anything."""

    kind: str
    shape: str
    name: str = ""


def _rows(text: str) -> list[Example]:
    """Read rows of "kind | shape" or "kind | name | shape"."""
    examples = []
    for line in text.strip().splitlines():
        parts = [part.strip() for part in line.split(" | ")]
        examples.append(Example(parts[0], parts[-1], parts[1] if len(parts) == 3 else ""))
    return examples


# By a prefix or another fixed sign, as gitleaks and detect-secrets list them, and as the services document them.
TOKENS = _rows(r"""
aws-access-key | AKIA{base32:16}
aws-access-key | ASIA{base32:16}
aws-access-key | ABIA{base32:16}
aws-access-key | ACCA{base32:16}
aws-bedrock-key | ABSK{base64:120}
aws-mws-key | amzn.mws.{uuid}
google-api-key | AIza{slug:35}
google-oauth-token | ya29.{slug:90}
google-oauth-refresh-token | 1//0{slug:60}
google-oauth-secret | GOCSPX-{slug:28}
google-hmac-key | GOOG1E{caps:55}
firebase-messaging-key | AAAA{slug:7}:APA91b{slug:134}
azure-client-secret | {word:3}8Q~{word:34}
azure-storage-key | {base64:76}+ASt{base64:6}==
azure-storage-key | {base64:76}ACDb{base64:6}==
azure-service-key | {base64:33}AIoT{base64:5}=
azure-service-key | {word:44}AzFu{word:5}==
azure-service-key | {word:42}AzSe{word:6}
azure-devops-token | {word:76}AZDO{word:4}
alibaba-access-key | LTAI{low:20}
tencent-secret-id | AKID{word:32}
digitalocean-token | dop_v1_{hex:64}
digitalocean-token | doo_v1_{hex:64}
digitalocean-token | dor_v1_{hex:64}
heroku-key | HRKU-AA{slug:58}
flyio-token | fo1_{slug:43}
flyio-token | fm1a_{base64:120}
flyio-token | fm1r_{base64:120}
flyio-token | fm2_{base64:120}
scalingo-token | tk-us-{slug:48}
scaleway-key | SCW{caps:17}
cloudflare-origin-key | v1.0-{hex:24}-{hex:146}
vercel-token | vcp_{word:56}
netlify-token | nfp_{word:40}
render-key | rnd_{word:32}
supabase-token | sbp_{hex:40}
supabase-token | sb_secret_{slug:31}
neon-key | napi_{low:64}
planetscale-token | pscale_tkn_{slug:43}
planetscale-token | pscale_oauth_{slug:43}
planetscale-token | pscale_pw_{slug:43}
databricks-token | dapi{hex:32}
databricks-token | dapi{hex:32}-2
clickhouse-key | 4b1d{word:38}
openshift-token | sha256~{slug:43}
hashicorp-terraform-token | {word:14}.atlasv1.{slug:64}
hashicorp-vault-token | hvs.{slug:95}
hashicorp-vault-token | hvb.{slug:140}
hashicorp-vault-token | s.{word:24}
doppler-token | dp.pt.{word:43}
doppler-token | dp.st.prd.{word:43}
infisical-token | st.{hex:24}.{hex:32}.{hex:32}
onepassword-key | A3-{caps:6}-{caps:11}-{caps:5}-{caps:5}-{caps:5}
onepassword-key | A3-{caps:6}-{caps:6}-{caps:5}-{caps:5}-{caps:5}-{caps:5}
onepassword-service-token | ops_eyJ{base64:260}
pulumi-token | pul-{hex:40}
infracost-key | ico-{word:32}
harness-token | pat.{slug:22}.{word:24}.{word:20}
harness-token | sat.{slug:22}.{word:24}.{word:20}
octopus-key | API-{caps:26}
yandex-token | t1.{slug:60}.{slug:86}
yandex-key | AQVN{slug:36}
yandex-access-key | YCAJ{slug:21}
aiven-token | aivenv1{word:100}
age-secret-key | AGE-SECRET-KEY-1{bech:58}
tailscale-key | tskey-auth-{word:12}CNTRL-{word:32}
tailscale-key | tskey-api-{word:12}CNTRL-{word:32}
defined-networking-token | dnkey-{low:26}-{low:52}
github-token | ghp_{word:36}
github-token | gho_{word:36}
github-token | ghu_{word:36}
github-token | ghs_{word:36}
github-token | ghr_{word:76}
github-fine-grained-token | github_pat_{word:22}_{word:59}
gitlab-token | glpat-{slug:20}
gitlab-token | glpat-{slug:27}.{low:2}{low:7}
gitlab-token | gldt-{slug:20}
gitlab-token | glrt-{slug:20}
gitlab-token | glft-{slug:20}
gitlab-token | glimt-{slug:25}
gitlab-token | glagent-{slug:50}
gitlab-token | glsoat-{slug:20}
gitlab-token | gloas-{slug:64}
gitlab-token | glptt-{hex:40}
gitlab-token | glffct-{slug:20}
gitlab-token | glcbt-{word:5}_{slug:20}
gitlab-runner-registration | GR1348941{slug:20}
gitlab-session | _gitlab_session={low:32}
bitbucket-token | ATBB{word:32}
atlassian-token | ATATT3{slug:186}
npm-token | npm_{word:36}
pypi-token | pypi-AgEIcHlwaS5vcmc{slug:90}
rubygems-key | rubygems_{hex:48}
nuget-key | oy2{low:43}
cratesio-token | cio{word:32}
clojars-token | CLOJARS_{low:60}
artifactory-key | AKCp{word:69}
artifactory-token | cmVmd{word:59}
docker-token | dckr_pat_{slug:27}
docker-config | eyJhdXRocyI6{base64:80}
docker-swarm-token | SWMTKN-1-{low:50}-{low:25}
buildkite-token | bkua_{hex:40}
circleci-token | CCIPAT_{word:22}_{hex:40}
sourcegraph-token | sgp_{hex:16}_{hex:40}
sourcegraph-token | sgp_local_{hex:40}
sourcegraph-token | sgp_{hex:40}
sonarqube-token | sqp_{hex:40}
sonarqube-token | squ_{hex:40}
jetbrains-token | perm:{word:10}.{word:10}.{word:30}
postman-key | PMAK-{hex:24}-{hex:34}
readme-key | rdme_{low:70}
linear-key | lin_api_{word:40}
notion-token | ntn_{digit:11}{word:35}
notion-token | secret_{word:43}
figma-token | figd_{slug:40}
airtable-token | pat{word:14}.{hex:64}
asana-token | 1/{digit:16}:{hex:32}
asana-token | 2/{digit:16}/{digit:16}:{hex:32}
clickup-token | pk_{digit:8}_{caps:32}
contentful-token | CFPAT-{slug:43}
prefect-key | pnu_{word:36}
launchdarkly-key | sdk-{uuid}
settlemint-token | sm_aat_{word:16}
settlemint-token | sm_pat_{word:16}
settlemint-token | sm_sat_{word:16}
authress-key | sc_{low:20}.{low:4}.acc-{low:20}.{word:60}
slack-token | xoxb-{digit:12}-{digit:12}-{word:24}
slack-token | xoxp-{digit:12}-{digit:12}-{digit:12}-{hex:32}
slack-token | xoxa-{word:30}
slack-token | xoxr-2-{word:40}
slack-token | xoxs-{digit:10}-{digit:10}-{digit:10}-{hex:10}
slack-token | xoxe-1-{caps:146}
slack-token | xoxe.xoxp-1-{caps:163}
slack-app-token | xapp-1-{caps:11}-{digit:13}-{hex:64}
slack-webhook | https://hooks.slack.com/services/T{caps:8}/B{caps:10}/{word:24}
slack-webhook | https://hooks.slack.com/workflows/T{caps:8}/A{caps:10}/{digit:18}/{word:24}
discord-webhook | https://discord.com/api/webhooks/{digit:18}/{slug:68}
teams-webhook | https://acme.webhook.office.com/webhookb2/{uuid}@{uuid}/IncomingWebhook/{hex:32}/{uuid}
google-chat-webhook | https://chat.googleapis.com/v1/spaces/AAAA{word:7}/messages?key={slug:39}&token={slug:43}
zapier-webhook | https://hooks.zapier.com/hooks/catch/{digit:7}/{low:7}
azure-logic-webhook | https://prod-27.westus.logic.azure.com:443/workflows/{hex:32}/triggers/manual/paths/invoke?sv=1.0&sig={slug:43}
discord-bot-token | MT{word:22}.{slug:6}.{slug:38}
discord-bot-token | Nj{word:22}.{slug:6}.{slug:27}
telegram-bot-token | {digit:10}:AA{slug:33}
twilio-key | SK{hex:32}
twilio-key | AC{hex:32}
sendgrid-key | SG.{slug:22}.{slug:43}
sendinblue-key | xkeysib-{hex:64}-{word:16}
mailgun-key | key-{hex:32}
mailgun-public-key | pubkey-{hex:32}
mailchimp-key | {hex:32}-us12
mandrill-key | md-{word:22}
mailersend-token | mlsn.{hex:64}
resend-key | re_{word:8}_{word:24}
hubspot-token | pat-na1-{uuid}
hubspot-token | pat-eu1-{uuid}
frameio-token | fio-u-{slug:64}
typeform-token | tfp_{slug:59}
facebook-page-token | EAAC{word:120}
facebook-page-token | EAAM{word:120}
facebook-app-token | {digit:16}|{slug:30}
instagram-token | IGQ{slug:140}
twitter-bearer-token | AAAAAAAAAAAAAAAAAAAAAA{word:90}
stripe-key | sk_live_{word:24}
stripe-key | sk_test_{word:99}
stripe-key | rk_live_{word:24}
stripe-key | sk_prod_{word:24}
stripe-webhook-secret | whsec_{word:32}
square-token | sq0atp-{slug:22}
square-token | sq0csp-{slug:43}
square-token | EAAAE{slug:59}
paypal-braintree-token | access_token$production${low:16}${hex:32}
plaid-token | access-sandbox-{uuid}
plaid-token | access-production-{uuid}
flutterwave-key | FLWSECK_TEST-{ah:12}
flutterwave-key | FLWSECK_TEST-{ah:32}-X
flutterwave-key | FLWPUBK_TEST-{ah:32}-X
razorpay-key | rzp_live_{word:14}
shippo-token | shippo_live_{hex:40}
shippo-token | shippo_test_{hex:40}
shopify-token | shpat_{hex:32}
shopify-token | shpca_{hex:32}
shopify-token | shppa_{hex:32}
shopify-token | shpss_{hex:32}
easypost-key | EZAK{word:54}
easypost-key | EZTK{word:54}
duffel-token | duffel_test_{slug:43}
duffel-token | duffel_live_{slug:43}
lob-key | live_{hex:35}
lob-key | test_{hex:35}
lob-key | live_pub_{hex:31}
gocardless-token | live_{slug:40}
anthropic-key | sk-ant-api03-{slug:93}AA
anthropic-key | sk-ant-admin01-{slug:93}AA
openai-key | sk-{word:20}T3BlbkFJ{word:20}
openai-key | sk-proj-{slug:74}T3BlbkFJ{slug:74}
openai-key | sk-svcacct-{slug:58}T3BlbkFJ{slug:58}
openrouter-key | sk-or-v1-{hex:64}
langsmith-key | lsv2_pt_{hex:32}_{hex:10}
langfuse-key | sk-lf-{uuid}
model-service-key | sk-{hex:32}
huggingface-token | hf_{letters:34}
huggingface-token | api_org_{letters:34}
replicate-token | r8_{word:37}
groq-key | gsk_{word:52}
xai-key | xai-{word:80}
perplexity-key | pplx-{word:48}
nvidia-key | nvapi-{slug:64}
tavily-key | tvly-{word:32}
pinecone-key | pcsk_{word:6}_{word:63}
elevenlabs-key | sk_{hex:48}
firecrawl-key | fc-{hex:32}
grafana-key | eyJrIjoi{word:80}
grafana-token | glc_{base64:60}
grafana-token | glsa_{word:32}_{hex:8}
dynatrace-token | dt0c01.{caps:24}.{caps:64}
new-relic-key | NRAK-{caps:27}
new-relic-key | NRII-{word:32}
new-relic-key | NRJS-{hex:19}
new-relic-licence | {hex:36}NRAL
sentry-token | sntryu_{hex:64}
sentry-token | sntrys_eyJpYXQiO{base64:60}LCJyZWdpb25fdXJs{base64:60}_{base64:43}
sentry-dsn | https://{hex:32}@o{digit:6}.ingest.sentry.io/{digit:7}
posthog-key | phx_{word:43}
maxmind-key | {word:6}_{word:29}_mmk
mapbox-token | pk.eyJ1{word:56}.{word:22}
mapbox-token | sk.eyJ1{word:56}.{word:22}
adobe-client-secret | p8e-{low:32}
intra42-secret | s-s4t2ud-{hex:64}
intra42-secret | s-s4t2af-{hex:64}
jwt | eyJhbGciOiJIUzI1NiJ9.{json:8}.{slug:43}
jwt | eyJ{word:80}.eyJ{word:400}.{slug:342}
jwt | eyJ{word:60}.{slug:340}.{slug:16}.{slug:60}.{slug:22}
jwt | ZXlKaGJHY2lPaU{base64:120}
private-key-without-header | MIIEpAIBAAKCAQEA{base64:800}
private-key-without-header | MIIEvQIBADANBgkqhkiG9w0BAQEFAASC{base64:800}
private-key-without-header | MHcCAQEEI{base64:150}
private-key-without-header | b3BlbnNzaC1rZXktdjEA{base64:300}
password-hash | $2b$12${crypt:53}
password-hash | $2y$10${crypt:53}
password-hash | $6${crypt:16}${crypt:86}
password-hash | $6$rounds=5000${crypt:16}${crypt:86}
password-hash | $5${crypt:16}${crypt:43}
password-hash | $1${crypt:8}${crypt:22}
password-hash | $apr1${crypt:8}${crypt:22}
password-hash | $y$j9T${crypt:22}${crypt:43}
password-hash | $argon2id$v=19$m=65536,t=3,p=4${base64:22}${base64:43}
password-hash | pbkdf2_sha256$600000${word:22}${base64:43}=
password-hash | scrypt:32768:8:1${word:16}${hex:128}
password-hash | $P$B{crypt:30}
password-hash | {SHA}{base64:27}=
password-hash | {SSHA}{base64:32}
password-hash | SCRAM-SHA-256$4096:{base64:22}==${base64:43}=:{base64:43}=
password-hash | {hex:32}:{hex:32}:::
adyen-key | AQE{word:60}-{word:43}=-{word:16}
akeyless-token | p-{word:14}.{word:43}=
aws-session-token | IQoJb3JpZ2luX2Vj{base64:300}
cloudflare-token | cfut_{word:48}
configcat-key | configcat-sdk-1/{slug:22}/{slug:22}
e2b-key | e2b_{hex:40}
fireworks-key | fw_{word:24}
honeycomb-key | hcaik_{low:58}
ifttt-webhook | https://maker.ifttt.com/trigger/door_opened/with/key/{slug:22}
intercom-token | dG9rO{word:55}=
logfire-token | pylf_v1_us_{word:43}
mollie-key | live_{word:30}
packagist-token | packagist_uut_{hex:68}
pagerduty-key | u+{word:18}
snyk-token | snyk_uat.{word:8}.{slug:80}
""")

# By the name of a service only.
NAMED = _rows(r"""
adafruit-key | adafruit_api_key | {low:32}
adobe-client | adobe_client_id | {hex:32}
airtable-key | AIRTABLE_API_KEY | {low:17}
alchemy-key | alchemy_api_key | {slug:32}
algolia-key | algolia_key | {low:32}
alibaba-secret-key | alibaba_secret | {low:30}
amplitude-key | AMPLITUDE_API_KEY | {hex:32}
asana-client | asana_client_secret | {digit:16}
asana-secret | asana_secret | {low:32}
assemblyai-key | ASSEMBLYAI_API_KEY | {hex:32}
atlassian-api-token | jira_token | {low:20}{hex:4}
atlassian-api-token | confluence.key | {low:20}{hex:4}
auth0-secret | AUTH0_CLIENT_SECRET | {slug:64}
beamer-token | beamer_token | b_{slug:44}
binance-key | BINANCE_SECRET | {word:64}
bitbucket-client | bitbucket_client_id | {low:32}
bitbucket-secret | bitbucket_secret | {slug:64}
bitfinex-key | bitfinex_api_key | {word:43}
bittrex-key | bittrex_secret | {low:32}
braintree-key | braintree_private_key | {hex:32}
cisco-meraki-key | meraki_api_key | {hex:40}
circleci-project-token | circleci_token | {hex:40}
cloudant-key | cloudant_password | {hex:64}
cloudflare-key | CLOUDFLARE_API_TOKEN | {slug:40}
cloudflare-key | cloudflare_global_key | {hex:37}
cloudinary-secret | cloudinary_secret | {slug:27}
codecov-token | codecov_token | {low:32}
codeclimate-token | codeclimate_token | {hex:64}
cohere-token | CO_API_KEY | {word:40}
coinbase-token | coinbase_secret | {slug:64}
confluent-key | confluent_api_key | {caps:16}
confluent-secret | confluent_secret | {low:64}
contentful-delivery-token | contentful_token | {slug:43}
datadog-key | DATADOG_API_KEY | {low:40}
datadog-key | DD_API_KEY | {hex:32}
deepgram-key | DEEPGRAM_API_KEY | {hex:40}
deepl-key | DEEPL_AUTH_KEY | {uuid}:fx
discord-key | discord_api_token | {hex:64}
discord-client | discord_client_token | {digit:18}
discord-client-secret | discord_secret | {slug:32}
drone-token | droneci_token | {low:32}
dropbox-token | dropbox_secret | {low:15}
dropbox-token | dropbox_token | {low:11}AAAAAAAAAA{slug:43}
dropbox-token | dropbox_token | sl.{slug:135}
etherscan-key | ETHERSCAN_API_KEY | {caps:34}
etsy-token | etsy_key | {low:24}
facebook-secret | facebook_app_secret | {hex:32}
fastly-token | fastly_key | {slug:32}
finicity-key | finicity_token | {hex:32}
finicity-key | finicity_secret | {low:20}
finnhub-token | finnhub_key | {low:20}
flickr-token | flickr_key | {low:32}
freshbooks-token | freshbooks_token | {low:64}
freshdesk-key | freshdesk_api_key | {word:20}
gitea-token | gitea_token | {hex:40}
github-enterprise-token | github_token | {hex:40}
gitter-token | gitter_token | {slug:40}
heroku-api-key | HEROKU_API_KEY | {uuid}
hubspot-key | hubspot_api_key | {uuid}
ibm-cloud-key | ibm_cloud_api_key | {slug:44}
ibm-cos-secret | cos_secret_access_key | {hex:48}
infura-key | infura_key | {hex:32}
intercom-key | intercom_key | {slug:60}
ipstack-key | ipstack_access_key | {hex:32}
jenkins-token | jenkins_token | {hex:34}
jfrog-key | artifactory_token | {low:64}
jfrog-key | jfrog_api_key | {low:73}
kraken-key | kraken_secret | {base64:86}==
kucoin-key | kucoin_key | {hex:24}
kucoin-key | kucoin_secret | {uuid}
launchdarkly-token | launchdarkly_token | {slug:40}
linear-secret | linear_client_secret | {hex:32}
linkedin-key | linkedin_client_secret | {word:16}
linkedin-key | LINKEDIN_KEY_SECRET | {low:14}
mailgun-signing-key | mailgun_signing | {hex:32}-{hex:8}-{hex:8}
mailjet-key | MJ_MAILJET_KEY | {hex:32}
mattermost-token | mattermost_token | {low:26}
messagebird-token | messagebird_key | {low:25}
messagebird-token | message_bird_id | {uuid}
mistral-key | MISTRAL_API_KEY | {word:32}
mixpanel-token | mixpanel_token | {hex:32}
netlify-access-token | netlify_token | {slug:43}
new-relic-id | new_relic_key | {low:64}
nytimes-token | nytimes_key | {slug:32}
okta-access-token | okta_token | 00{slug:40}
onelogin-secret | onelogin_secret | {hex:64}
openweather-key | OPENWEATHER_API_KEY | {hex:32}
pagerduty-token | pagerduty_token | {word:20}
pipedrive-token | pipedrive_token | {hex:40}
plaid-client | plaid_client_id | {low:24}
plaid-client | plaid_secret | {low:30}
plivo-token | plivo_auth_token | {word:40}
postmark-token | POSTMARK_SERVER_TOKEN | {uuid}
privateai-token | privateai_key | {low:32}
pusher-secret | pusher_secret | {hex:20}
rapidapi-token | X-RapidAPI-Key | {slug:50}
rollbar-token | rollbar_access_token | {hex:32}
sendbird-token | sendbird_token | {hex:40}
sendbird-token | sendbird_id | {uuid}
sentry-access-token | sentry_auth | {hex:64}
shodan-key | SHODAN_API_KEY | {word:32}
sidekiq-secret | BUNDLE_GEMS__CONTRIBSYS__COM | {hex:8}:{hex:8}
snyk-api-token | SNYK_TOKEN | {uuid}
softlayer-key | softlayer_api_key | {low:64}
sonar-token | sonar_token | {slug:40}
sparkpost-key | sparkpost_api_key | {hex:40}
spotify-secret | SPOTIFY_CLIENT_SECRET | {hex:32}
squarespace-token | squarespace_key | {uuid}
strava-token | strava_token | {hex:40}
sumologic-access-id | sumo_id | su{word:12}
sumologic-token | sumo_key | {low:64}
todoist-token | todoist_token | {hex:40}
travis-token | travis_token | {word:22}
trello-key | trello_key | {hex:32}
twilio-auth-token | TWILIO_AUTH_TOKEN | {hex:32}
twitch-token | twitch_token | {low:30}
twitter-key | twitter_api_key | {word:25}
twitter-key | twitter_secret | {word:45}
twitter-key | twitter_api_secret | {word:50}
twitter-access-token | twitter_access_token | {digit:19}-{word:30}
unsplash-key | unsplash_access_key | {slug:43}
virustotal-key | VIRUSTOTAL_API_KEY | {hex:64}
vonage-secret | NEXMO_SECRET | {word:16}
wakatime-key | wakatime_api_key | {uuid}
wandb-key | WANDB_API_KEY | {hex:40}
yandex-cloud-key | yandex_secret | YC{slug:38}
zendesk-secret | zendesk_secret | {low:40}
authy-key | authy_api_key | {word:32}
azure-openai-key | AZURE_OPENAI_API_KEY | {word:84}
box-secret | BOX_CLIENT_SECRET | {word:32}
buildkite-agent-token | buildkite_agent_token | {hex:50}
coveralls-token | COVERALLS_REPO_TOKEN | {word:33}
elastic-key | elastic_api_key | {slug:20}:{slug:22}
foursquare-key | foursquare_client_secret | {caps:48}
lokalise-token | lokalise_api_token | {hex:40}
paypal-secret | paypal_client_secret | {slug:80}
segment-key | SEGMENT_WRITE_KEY | {word:32}
splunk-token | splunk_hec_token | {uuid}
together-key | TOGETHER_API_KEY | {hex:64}
vultr-key | VULTR_API_KEY | {caps:36}
zoom-secret | ZOOM_CLIENT_SECRET | {word:32}
""")

# Where a token is met, and how a named one is given.
AROUND_TOKENS = (
    "Use {} for now.",
    "{}",
    "token = {}",
    "export KEY='{}'",
    '{{"a": "{}", "b": 1}}',
    "the key is {}, please rotate",
    '      "text": ["{}\\n"]',
    "id,value\n7,{}\n",
    "2024-05-01 12:00:00 INFO got {}",
    "- `{}`",
    "<td>{}</td>",
    "x({!r})",
    "curl -H 'X-Custom: {}' https://api.example.org/v1",
    "key: {}\nother: 1",
)
ASSIGNMENTS = (
    "{name}={value}",
    "{name} = '{value}'",
    '"{name}": "{value}",',
    "{name}: {value}",
    "export {name}={value}",
    'os.environ["{name}"] = "{value}"',
    '{name} := "{value}"',
    "'{name}' => '{value}',",
    '<add key="{name}" value="{value}" />',
    '  - name: {name}\n    value: "{value}"',
    '"source": ["{name} = \\"{value}\\"\\n"]',
    "ENV {name}={value}",
    'conf.set("{name}", "{value}")',
    "| {name} | {value} |",
)

# Every password fits here.
PASSWORDS = (
    # Sentences
    "The password is {}",
    "the password is: {}",
    "Password for the portal is {} as of today",
    "pw: {}",
    "PW {}",
    "pass: {}",
    "your temporary password is {}, change it soon",
    "Log in with jane.doe / {}",
    "login: jdoe / {}",
    "Login with admin and {}",
    "credentials: admin@corp.example / {}",
    "user jdoe password {}",
    "username: jdoe\npassword: {}",
    "Use {} as the password",
    "please reset the password to {} for her",
    "I changed your password to {} this morning",
    'The password is "{}"',
    "Passwort: {}",
    "Das Passwort lautet {}",
    "Kennwort ist {}",
    "Zugangsdaten: max.muster / {}",
    "mot de passe : {}",
    "La contraseña es {}",
    "WLAN-Passwort: {}",
    "wifi password is {}",
    "The passphrase is `{}`",
    "**Password:** {}",
    "Password (temporary): {}",
    "Admin password = {}",
    "the new pw is {}",
    "senha: {}",
    "wachtwoord: {}",
    "Passcode: {}",
    "Password: {}\nPlease keep it",
    "sign in as svc_app with the password {}",
    "root pw = {}",
    "DB password: {}",
    # Over several lines
    "Password for\nthe portal: {}",
    "password for\r\nthe portal: {}",
    "The password for the supplier portal of\nthe Munich branch: {}",
    "The password\nfor the portal is {}",
    "The password of the\nadmin account is\n{}",
    "> The password for\n> the portal is\n> {}",
    "Das Passwort für\ndas Portal lautet {}",
    "Password for the portal:\n{}",
    "Password:\n\n{}\n\nPlease change it",
    "The password for the portal is\n\n    {}\n\nPlease change it",
    "Username\njane\nPassword\n{}\n",
    "### Wi-Fi password\n{}\n",
    "**Password**\n`{}`\n",
    "Password:\n- {}\n",
    "password: >-\n  {}\n",
    "password: !!str {}",
    "Password for jira.corp.example: {}",
    "Password for the portal (new): {}",
    "password for the portal \u2013 {}",
    # Tables within a text
    "user,password\njane,{}\ntom,x\n",
    "| user | password |\n|---|---|\n| jane | {} |\n",
    "System\tUser\tPassword\nCRM\tjane\t{}\n",
    "System    User    Password\nCRM       jane    {}",
    "name;login;pwd;mail\nJane;jane;{};j@corp.example\n",
    "INSERT INTO users (id, name, password) VALUES (1, 'jane', '{}');",
    "COPY users (id, password) FROM stdin;\n1\t{}\n",
    # Files of settings
    "DB_PASSWORD={}",
    "export DB_PASSWORD='{}'",
    'POSTGRES_PASSWORD="{}"',
    "db.password={}",
    "spring.datasource.password={}",
    "password: {}",
    "  password: '{}'",
    'password: "{}"',
    '"password": "{}"',
    '{{"user": "a", "password": "{}"}}',
    "password = {}",
    "passwd = '{}'",
    '[client]\npassword="{}"',
    "<password>{}</password>",
    '<add key="Password" value="{}"/>',
    '<property name="password" value="{}"/>',
    '<entry key="db.password">{}</entry>',
    "<key>Password</key>\n<string>{}</string>",
    'variable "db_password" {{\n  type    = string\n  default = "{}"\n}}',
    'admin_password = "{}"',
    "      - MYSQL_ROOT_PASSWORD={}",
    "      MYSQL_ROOT_PASSWORD: {}",
    "- name: DB_PASSWORD\n  value: '{}'",
    '{{"name": "DB_PASSWORD", "value": "{}"}}',
    "requirepass {}",
    "ansible_ssh_pass={}",
    "ansible_become_pass: '{}'",
    "smtp_password => '{}'",
    "define('DB_PASSWORD', '{}');",
    "$db_pass = '{}';",
    "'password' => '{}',",
    'password := "{}"',
    'String password = "{}";',
    'private static final String DB_PASSWORD = "{}";',
    "password: str = '{}'",
    "connect(password='{}')",
    'setPassword("{}")',
    '.withPassword("{}")',
    'const password = "{}";',
    'if (password === "{}") {{',
    "let pwd = `{}`;",
    "psk={}",
    'psk="{}"',
    "| password | {} |",
    "Password\t{}",
    "_password = {}",
    "keystore.password={}",
    "BIND_PW={}",
    # Programs
    "auth=('svc', '{}')",
    'server.login("svc@corp.example", "{}")',
    'HTTPBasicAuth("svc", "{}")',
    "CREATE USER app IDENTIFIED BY '{}';",
    "ALTER USER app WITH PASSWORD '{}';",
    'ConvertTo-SecureString "{}" -AsPlainText -Force',
    '"auth": ["svc", "{}"]',
    "CREATE LOGIN app WITH PASSWORD = N'{}';",
    "base64.b64encode(b'jane:{}')",
    'auth = "admin:{}"',
    # Command lines
    "mysql -u root -p'{}' shop",
    "sshpass -p '{}' ssh ops@host",
    "docker login -u ci -p '{}' registry.example.org",
    "psql 'host=db user=app password={}'",
    "tool --password '{}' run",
    'tool --password="{}" run',
    "curl -u 'svc:{}' https://x.example",
    "redis-cli -a '{}' ping",
    "ldapsearch -D cn=admin -w '{}' -b dc=x",
    "keytool -genkey -storepass '{}' -alias x",
    "kubectl create secret generic x --from-literal=password='{}'",
    "plink -pw '{}' ops@host",
    "htpasswd -b .htpasswd jane '{}'",
    "--set auth.password='{}'",
    "docker run -e POSTGRES_PASSWORD='{}' postgres",
    "gpg --batch --passphrase '{}' -d x.gpg",
    # Connections
    "Server=db;Database=x;User Id=sa;Password={};Encrypt=true",
    "Driver={{ODBC}};Server=db;Uid=sa;Pwd={};",
    "host=db port=5432 user=app password={} sslmode=require",
    # Notebooks
    '   "source": ["password = \\"{}\\"\\n"]',
    "   \"text\": [\"{{'user': 'a', 'password': '{}'}}\\n\"]",
)
# Here only what cannot be anything but a password: letters, figures and a mark.
STRONG_PASSWORDS = (
    "Here's my password, don't tell IT: {}",
    "the staging login is demo@corp.example with pass {}",
    "use jdoe and {} to log in",
    "I reset it to {} for you",
    "the root account on the router is {}",
    "wifi at the office -> Guest-5G / {}",
    "VPN: corp-vpn / jane / {}",
    "RDP 10.1.2.3 user administrator pass {}",
    "p/w: {}",
    "LDAP_BIND_CREDENTIALS={}",
    "APP_SECRET={}",
    'new mysqli("localhost", "shopuser", "{}", "shop");',
    'DriverManager.getConnection(url, "crm", "{}");',
    "EXEC sp_addlinkedsrvlogin 'SRV', 'false', NULL, 'sa', '{}';",
    "jane@corp.example:{}",
    "WIFI:S:Office;T:WPA;P:{};;",
    "jdbc:sqlserver://db;user=sa;password={{{}}};encrypt=true",
)
# Here only those without signs that mean something in the place.
SIMPLE_PASSWORDS = (
    "postgres://app:{}@db.internal:5432/shop",
    "postgresql+psycopg2://app:{}@10.1.2.3/x",
    "mysql://root:{}@localhost/db",
    "mongodb+srv://svc:{}@cluster0.abcde.mongodb.net/x",
    "amqp://mq:{}@rabbit:5672/%2f",
    "redis://:{}@cache:6379/0",
    "https://jane:{}@git.corp.example/repo.git",
    "ftp://jane:{}@files.corp.example/x",
    "smtp://mail:{}@smtp.corp.example:587",
    "svc:{}@tcp(db:3306)/shop",
    "jdbc:oracle:thin:scott/{}@db:1521/XE",
    "jdbc:mysql://db/x?user=app&password={}&useSSL=false",
    "https://api.example.org/v1?user=a&password={}&x=1",
    "mysql -u root -p{} shop",
    "sshpass -p {} ssh ops@host",
    "docker login -u ci -p {} registry.example.org",
    "mongo -u admin -p {} --authenticationDatabase admin",
    "PGPASSWORD={} psql -h db",
    "MYSQL_PWD={} mysqldump shop",
    "curl -u svc:{} https://x.example",
    "curl --user svc:{} https://x.example",
    "tool --password {} run",
    "tool --passwd={} run",
    "sqlcmd -S db -U sa -P {} -Q 'select 1'",
    "echo {} | sudo -S reboot",
    "echo 'jane:{}' | chpasswd",
    "net user jane {} /add",
    "net use Z: \\\\srv\\share /user:corp\\jane {}",
    "xfreerdp /u:jane /p:{} /v:host",
    "cmdkey /add:h /user:j /pass:{}",
    "smbclient //srv/share -U jane%{}",
    "sqlplus scott/{}@orcl",
    "openssl rsa -passin pass:{} -in k.pem",
    "unzip -P {} x.zip",
    "7z x -p{} x.7z",
    "psexec.py corp/jane:{}@10.0.0.5",
    "redis-cli -a {} ping",
    "htpasswd -nb jane {}",
    "keytool -storepass {} -list",
    "machine git.corp.example login jane password {}",
    "machine x\n  login jane\n  password {}\n",
    "db.corp.example:5432:shop:app:{}",
    "[pypi]\nusername = jane\npassword = {}",
    "username jane password {}",
    "<add name='x' connectionString='Server=s;Uid=u;Pwd={};'/>",
    "wget --http-user=jane --http-password={} https://x.example",
    "requirepass {}",
    "lftp -u jane,{} sftp://host",
    "password={}&grant_type=password",
    "docker run -e MYSQL_ROOT_PASSWORD={} mysql",
    "helm install x --set postgresqlPassword={}",
    "ansible_password={}",
    "export SMTP_PASS={}",
    "az login -u jane@corp.example -p {}",
    "evil-winrm -i 10.0.0.5 -u jane -p {}",
    "https://corp.zoom.us/j/98765432101?pwd={}",
    "https://teams.microsoft.com/meet/3124567890123?p={}",
    "The Wi-Fi code is {}",
    "radius-server host 10.1.1.1 key {}",
    "crypto isakmp key {} address 10.1.1.1",
)

# Keys and tokens of no known service, where a name, a header or an address says what they are.
KEYS = (
    ("API_KEY={}", "word:32"),
    ("api_key: {}", "hex:40"),
    ('"apiKey": "{}"', "word:24"),
    ("secret_key = '{}'", "word:40"),
    ("SECRET_KEY = 'django-insecure-{}'", "word:50"),
    ("aws_secret_access_key = {}", "base64:40"),
    ("AWS_SECRET_ACCESS_KEY={}", "base64:40"),
    ("client_secret: '{}'", "slug:40"),
    ("CLIENT_SECRET={}", "word:32"),
    ('auth_token = "{}"', "hex:32"),
    ("access_token={}", "word:64"),
    ("refresh_token: {}", "word:64"),
    ("X-Api-Key: {}", "word:40"),
    ("X-Auth-Token: {}", "hex:32"),
    ("PRIVATE-TOKEN: {}", "word:20"),
    ("Ocp-Apim-Subscription-Key: {}", "hex:32"),
    ("Authorization: Bearer {}", "word:40"),
    ("Authorization: Token {}", "hex:40"),
    ("Authorization: ApiKey {}", "word:44"),
    ("authorization: '{}'", "word:40"),
    ('-H "Authorization: Bearer {}"', "slug:60"),
    ("https://api.example.org/x?api_key={}", "word:32"),
    ("https://api.example.org/x?token={}&a=1", "hex:40"),
    ("https://x.example/?key={}", "word:39"),
    ("https://acct.blob.core.windows.net/c/f?sv=2022-11-02&sr=b&sig={}%3D", "word:43"),
    ("https://x.example/cb?code={}&state=1", "word:40"),
    ("https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature={}", "hex:64"),
    ("https://x.example/?access_token={}", "slug:50"),
    ("DefaultEndpointsProtocol=https;AccountName=a;AccountKey={}==;EndpointSuffix=core.windows.net", "base64:86"),
    ("Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={}=", "base64:43"),
    ("HostName=x.azure-devices.net;SharedAccessKeyName=d;SharedAccessKey={}=", "base64:43"),
    ("InstrumentationKey={}", "uuid"),
    ("//npm.example.org/:_authToken={}", "uuid"),
    ("//npm.corp.example/:_authToken={}", "word:40"),
    ("JWT_SECRET={}", "word:40"),
    ('encryption_key: "{}"', "hex:64"),
    ("SECRET_KEY_BASE={}", "hex:128"),
    ("APP_KEY=base64:{}=", "base64:43"),
    ("PrivateKey = {}=", "base64:43"),
    ("PresharedKey = {}=", "base64:43"),
    ("define('AUTH_KEY', '{}');", "word:64"),
    ("define('SECURE_AUTH_SALT', '{}');", "word:64"),
    ("Cookie: sessionid={}; theme=dark", "low:32"),
    ("Set-Cookie: PHPSESSID={}; path=/", "low:26"),
    ("Cookie: JSESSIONID={}", "HEX:32"),
    ("tool --token {} run", "word:40"),
    ("tool --api-key={} run", "word:32"),
    ("tool --client-secret {} run", "word:40"),
    ("aws configure set aws_secret_access_key {}", "base64:40"),
    ("the api key is {}", "word:32"),
    ("our token: {}", "word:40"),
    ("API key\ue001 {}", "word:32"),
    ("otpauth://totp/x?secret={}&issuer=x", "base32:32"),
    ("process.env.API_KEY || '{}'", "word:32"),
    ("os.environ.get('API_TOKEN', '{}')", "word:40"),
    ('<string name="api_key">{}</string>', "word:39"),
    ("<apiKey>{}</apiKey>", "word:32"),
    ('{{"kty":"RSA","n":"x","e":"AQAB","d":"{}"}}', "slug:340"),
    ('variable "api_token" {{\n  default = "{}"\n}}', "word:40"),
    ("<RSAKeyValue><Modulus>x</Modulus><D>{}</D></RSAKeyValue>", "base64:172"),
    ('"identitytoken": "{}"', "word:60"),
    ("kind: Secret\nmetadata:\n  name: x\ndata:\n  blob: {}\n", "base64:40"),
    ("username cisco password 7 {}", "HEX:16"),
    ("snmp-server community {} RO", "word:12"),
    ("webhook_secret = '{}'", "hex:40"),
    ("API key for the\nsandbox: {}", "hex:32"),
    ("API key\n{}\n", "hex:32"),
    ("name,token\nci,{}\n", "word:32"),
    ("https://www.dropbox.com/scl/fi/abc/plan.pdf?rlkey={}&dl=0", "low:25"),
    ("https://corp.webex.com/corp/j.php?MTID={}", "low:33"),
    ("https://app.corp.example/reset-password/{}", "word:32"),
    ("https://corp.sharepoint.com/:x:/s/Fin/E{}?e=4bQz7R", "word:45"),
    ("cipher = AES.new(b'{}', AES.MODE_CBC)", "word:32"),
    ("createHmac('sha256', '{}')", "word:32"),
    ("WIF: 5{}", "base58:50"),
    ("hmac_key: {}", "hex:64"),
    ("signing_secret={}", "hex:32"),
    ("headers = {{'Authorization': 'Bearer {}'}}", "word:40"),
    ("\"output\": [\"environ({{'API_TOKEN': '{}'}})\\n\"]", "word:40"),
    ("AWS4-HMAC-SHA256 Credential=x/20240501/us-east-1/s3/aws4_request, SignedHeaders=host, Signature={}", "hex:64"),
)


def armoured(draw: Draw) -> list[tuple[str, str]]:
    """Return (kind of armour, key) of the forms in which private keys are written to files."""

    def lines(count: int) -> str:
        return "\n".join(draw.fill("{base64:64}") for _ in range(count))

    keys = [
        (kind, f"-----BEGIN {kind}-----\n{lines(12)}\n-----END {kind}-----")
        for kind in (f"{algorithm} PRIVATE {'KEY'}" for algorithm in ("RSA", "EC", "DSA", "OPENSSH", "ENCRYPTED"))
    ]
    plain = f"PRIVATE {'KEY'}"
    keys.append((plain, f"-----BEGIN {plain}-----\n{lines(20)}\n-----END {plain}-----"))
    keys.append(
        ("json", f"-----BEGIN {plain}-----\\n" + "\\n".join(lines(20).split("\n")) + f"\\n-----END {plain}-----\\n")
    )
    pgp = f"PGP PRIVATE {'KEY'} BLOCK"
    keys.append((pgp, f"-----BEGIN {pgp}-----\nVersion: GnuPG v2\n\n{lines(30)}\n=aB3d\n-----END {pgp}-----"))
    ssh2 = f"SSH2 ENCRYPTED PRIVATE {'KEY'}"
    keys.append((ssh2, f'---- BEGIN {ssh2} ----\nComment: "x"\n{lines(10)}\n---- END {ssh2} ----'))
    keys.append(
        (
            "PuTTY",
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 2\n"
            f"{lines(2)}\nPrivate-Lines: 1\n{draw.fill('{base64:48}')}\nPrivate-MAC: {draw.fill('{hex:64}')}",
        )
    )
    encoded = base64.b64encode(
        f"-----BEGIN RSA {plain}-----\n{lines(25)}\n-----END RSA {plain}-----\n".encode()
    ).decode()
    keys.append(("base64", encoded))
    return keys


def logins(draw: Draw) -> list[tuple[str, str]]:
    """Return (text, secret) of logins that are written in base64."""
    examples = []
    for template in (
        "Authorization: Basic {}", '{{"auths": {{"registry.example.org": {{"auth": "{}"}}}}}}', "_auth={}",
        "//npm.corp.example/:_auth={}",
        "curl -H 'Authorization: Basic {}' https://x.example", "Proxy-Authorization: Basic {}",
    ):  # fmt: skip
        secret = base64.b64encode(f"jane:{draw.password()}".encode()).decode()
        examples.append((template.format(secret), secret))
    return examples
