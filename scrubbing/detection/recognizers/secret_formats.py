"""The formats of secrets, as data: what services hand out, told by fixed signs in it or by a service's name before it.

The shapes are those that the services and the rule sets of gitleaks and detect-secrets publish. Every quantifier is
bounded and no two neighbours can match the same sign at will, so that a search stays linear. To add a format, add a
row here and one to the examples of the tests, which are made without looking at this table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_HEX = "[0-9a-f]"
_ANY_HEX = "[0-9a-fA-F]"
_WORD = "[A-Za-z0-9]"
_SLUG = r"[\w\-]"
_BASE64 = "[A-Za-z0-9+/]"
_UUID = f"{_ANY_HEX}{{8}}(?:-{_ANY_HEX}{{4}}){{3}}-{_ANY_HEX}{{12}}"


@dataclass(frozen=True, slots=True)
class Token:
    """A format that holds a literal, after which everything else is looked for.

    `before` and `after` are expressions for what surrounds the literal. `entropy` is the least number of bits per sign
    of what is not the literal: a form filled with the same few signs is none. What is not `random` may hold words.
    """

    kind: str
    literals: tuple[str, ...]
    after: str
    before: str = ""
    entropy: float = 3.0
    random: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A format that shows nothing of its own, so that a service's name must stand in what it is assigned to.

    `words` are looked for in small letters. With `secret`, the name must also say that it is one: the same shape is
    used for what everybody may know.
    """

    kind: str
    words: tuple[str, ...]
    value: str
    entropy: float = 2.5
    secret: bool = False


TOKENS = (
    # Clouds
    Token(
        "aws-access-key",
        ("AKIA", "ASIA", "ABIA", "ACCA", "AROA", "AIDA", "AGPA", "ANPA", "APKA"),
        "[A-Z0-9]{16,17}",
        entropy=2.8,
    ),
    Token("aws-bedrock-key", ("ABSK",), f"{_BASE64}{{109,269}}={{0,2}}"),
    Token("aws-bedrock-key", ("bedrock-api-key-",), f"{_BASE64}{{40,4000}}={{0,2}}"),
    Token("aws-mws-key", ("amzn.mws.",), _UUID, entropy=2.5),
    Token("aws-session-token", ("IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz", "FQoGZXIvYXdz"), f"{_BASE64}{{100,2000}}={{0,2}}"),
    Token("google-api-key", ("AIza",), f"{_SLUG}{{35}}"),
    Token("google-oauth-token", ("ya29.",), r"[\w\-.]{20,2000}"),
    Token("google-oauth-refresh-token", ("1//0",), f"{_SLUG}{{40,250}}"),
    Token("google-oauth-secret", ("GOCSPX-",), f"{_SLUG}{{20,60}}"),
    Token("google-hmac-key", ("GOOG1E",), "[A-Z0-9]{50,60}"),
    Token("firebase-messaging-key", (":APA91b",), f"{_SLUG}{{100,200}}", before=f"{_SLUG}{{8,30}}"),
    Token("firebase-messaging-key", ("AAAA",), rf"{_SLUG}{{7}}:{_SLUG}{{100,200}}"),
    Token("azure-client-secret", ("Q~",), r"[\w~.\-]{31,34}", before=r"[\w~.]{3}\d"),
    Token("azure-storage-key", ("+ASt", "ACDb", "APIM"), f"{_BASE64}{{5,6}}==", before=f"{_BASE64}{{76}}"),
    Token(
        "azure-service-key",
        ("AIoT", "+AEh", "+ARm", "+ASb", "+ABa"),
        f"{_BASE64}{{5,6}}={{1,2}}",
        before=f"{_BASE64}{{33,76}}",
    ),
    Token("azure-service-key", ("AzFu", "AzSe", "AzCa"), r"[\w\-]{5,6}={0,2}", before=r"[\w\-]{33,52}"),
    Token("azure-devops-token", ("AZDO",), "[A-Za-z0-9]{4}", before="[A-Za-z0-9]{76}"),
    Token("alibaba-access-key", ("LTAI",), f"{_WORD}{{12,24}}", entropy=2.8),
    Token("tencent-secret-id", ("AKID",), f"{_WORD}{{32}}"),
    Token("digitalocean-token", ("dop_v1_", "doo_v1_", "dor_v1_"), f"{_HEX}{{64}}"),
    Token("heroku-key", ("HRKU-",), f"{_SLUG}{{30,70}}"),
    Token("flyio-token", ("fo1_",), f"{_SLUG}{{43}}"),
    Token("flyio-token", ("fm1a_", "fm1r_", "fm2_"), f"{_BASE64}{{100,4000}}={{0,3}}"),
    Token("scalingo-token", ("tk-us-",), f"{_SLUG}{{48}}"),
    Token("scaleway-key", ("SCW",), "[A-Z0-9]{17}", entropy=2.8),
    Token("cloudflare-origin-key", ("v1.0-",), f"{_HEX}{{24}}-{_HEX}{{100,200}}"),
    Token("cloudflare-token", ("cfut_", "cfat_", "cfk_"), f"{_WORD}{{40,60}}"),
    Token("vercel-token", ("vcp_", "vci_", "vca_", "vcr_", "vck_", "vercel_blob_rw_"), r"\w{24,80}"),
    Token("netlify-token", ("nfp_", "nfc_", "nfo_", "nfu_"), f"{_WORD}{{36,40}}"),
    Token("render-key", ("rnd_",), f"{_WORD}{{28,40}}"),
    Token("supabase-token", ("sbp_", "sb_secret_"), f"{_SLUG}{{30,60}}"),
    Token("neon-key", ("napi_",), f"{_WORD}{{60,70}}"),
    Token("planetscale-token", ("pscale_tkn_", "pscale_oauth_", "pscale_pw_"), r"[\w=.\-]{32,64}"),
    Token("databricks-token", ("dapi", "dkea", "dose"), rf"{_HEX}{{32}}(?:-\d)?"),
    Token("clickhouse-key", ("4b1d",), f"{_WORD}{{38}}"),
    Token("openshift-token", ("sha256~",), f"{_SLUG}{{43}}"),
    Token("hashicorp-terraform-token", (".atlasv1.",), r"[\w=\-]{60,70}", before=f"{_WORD}{{14}}"),
    Token("hashicorp-vault-token", ("hvs.", "hvb.", "hvr."), f"{_SLUG}{{24,300}}"),
    Token("hashicorp-vault-token", ("s.",), f"{_WORD}{{24}}"),
    Token(
        "doppler-token",
        ("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."),
        r"(?:[a-z0-9_\-]{2,35}\.)?[A-Za-z0-9]{40,44}",
    ),
    Token("infisical-token", ("st.",), rf"{_HEX}{{24}}\.{_HEX}{{32}}\.{_HEX}{{32}}"),
    Token("onepassword-key", ("A3-",), "[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}"),
    Token("onepassword-service-token", ("ops_eyJ",), f"{_BASE64}{{100,2000}}={{0,3}}"),
    Token("akeyless-token", ("p-",), rf"{_WORD}{{14}}\.{_WORD}{{40,60}}="),
    Token("pulumi-token", ("pul-",), f"{_HEX}{{40}}"),
    Token("infracost-key", ("ico-",), f"{_WORD}{{32}}"),
    Token("harness-token", ("pat.", "sat."), rf"{_SLUG}{{22}}\.{_WORD}{{24}}\.{_WORD}{{20}}"),
    Token("octopus-key", ("API-",), "[A-Z0-9]{25,32}"),
    Token("yandex-token", ("t1.",), r"[\w\-]{10,200}={0,2}\.[\w\-]{86}={0,2}"),
    Token("yandex-key", ("AQVN",), f"{_SLUG}{{35,38}}"),
    Token("yandex-access-key", ("YCAJ", "YCAE", "YCM", "YCN", "YCO", "YCP"), f"{_SLUG}{{20,36}}"),
    Token("aiven-token", ("aivenv1",), f"{_WORD}{{60,400}}={{0,2}}"),
    Token("age-secret-key", ("AGE-SECRET-KEY-1",), "[A-Z0-9]{58}"),
    Token("tailscale-key", ("tskey-",), r"(?:api|auth|client|scim|webhook)-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,60}"),
    Token("defined-networking-token", ("dnkey-",), r"[a-z0-9=_\-]{26}-[a-z0-9=_\-]{52}"),
    # Code, packages and builds
    Token("github-token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), "[A-Za-z0-9]{20,255}"),
    Token("github-fine-grained-token", ("github_pat_",), r"\w{22,255}"),
    Token(
        "gitlab-token",
        (
            "glpat-",
            "gldt-",
            "glrt-",
            "glrtr-",
            "glft-",
            "glimt-",
            "glagent-",
            "glsoat-",
            "gloas-",
            "glptt-",
            "glffct-",
            "glcbt-",
            "glwt-",
        ),
        r"[\w\-]{20,300}(?:\.[0-9a-z]{2,3}\.?[0-9a-z]{7,9})?",
    ),
    Token("gitlab-runner-registration", ("GR1348941",), f"{_SLUG}{{20}}"),
    Token("bitbucket-token", ("ATBB", "ATCTT3xFfGN0"), r"[\w\-=]{24,250}"),
    Token("atlassian-token", ("ATATT3", "ATSTT3"), r"[\w\-=]{50,300}"),
    Token("npm-token", ("npm_",), f"{_WORD}{{36}}"),
    Token("pypi-token", ("pypi-",), f"{_SLUG}{{40,1000}}"),
    Token("rubygems-key", ("rubygems_",), f"{_HEX}{{48}}"),
    Token("nuget-key", ("oy2",), "[a-z0-9]{43}"),
    Token("cratesio-token", ("cio",), f"{_WORD}{{32}}"),
    Token("clojars-token", ("CLOJARS_",), f"{_WORD}{{60}}"),
    Token("packagist-token", ("packagist_uut_", "packagist_ort_", "packagist_out_", "packagist_oat_"), f"{_HEX}{{68}}"),
    Token("artifactory-key", ("AKCp",), f"{_WORD}{{60,80}}"),
    Token("artifactory-token", ("cmVmd",), f"{_WORD}{{59}}"),
    Token("docker-token", ("dckr_pat_", "dckr_oat_"), f"{_SLUG}{{27,40}}"),
    Token("docker-config", ("eyJhdXRocyI6",), f"{_BASE64}{{20,4000}}={{0,2}}"),
    Token("docker-swarm-token", ("SWMTKN-1-", "SWMKEY-1-"), r"[\w+/\-]{40,90}"),
    Token("buildkite-token", ("bkua_", "bkaa_", "bkct_"), f"{_WORD}{{30,60}}"),
    Token("circleci-token", ("CCIPAT_", "CCIPRJ_"), r"\w{40,80}"),
    Token("sourcegraph-token", ("sgp_", "slk_"), rf"(?:(?:{_ANY_HEX}{{16}}|local)_)?{_ANY_HEX}{{40,64}}"),
    Token("sonarqube-token", ("sqp_", "squ_", "sqa_"), f"{_HEX}{{40}}"),
    Token("snyk-token", ("snyk_uat.", "snyk_sat."), rf"{_WORD}{{8}}\.[\w\-.]{{40,400}}"),
    Token("jetbrains-token", ("perm:", "perm-"), r"[A-Za-z0-9=]{8,80}\.[A-Za-z0-9=]{2,80}\.[A-Za-z0-9]{20,80}"),
    Token("postman-key", ("PMAK-", "PMAT-"), f"{_WORD}{{24}}-{_WORD}{{26,34}}|(?<=PMAT-){_WORD}{{26}}"),
    Token("readme-key", ("rdme_",), "[a-z0-9]{70}"),
    Token("linear-key", ("lin_api_", "lin_oauth_"), f"{_WORD}{{40,64}}"),
    Token("notion-token", ("ntn_",), f"{_WORD}{{40,50}}"),
    Token("notion-token", ("secret_",), f"{_WORD}{{43}}"),
    Token("figma-token", ("figd_", "figo_", "figor_", "figu_", "figoh_"), f"{_SLUG}{{30,200}}"),
    Token("airtable-token", ("pat",), rf"{_WORD}{{14}}\.{_HEX}{{64}}"),
    Token("asana-token", ("1/", "2/"), rf"\d{{12,18}}(?:/\d{{12,18}})?:{_HEX}{{32}}"),
    Token("clickup-token", ("pk_",), r"\d{6,9}_[A-Z0-9]{32}"),
    Token("contentful-token", ("CFPAT-",), f"{_SLUG}{{43}}"),
    Token("prefect-key", ("pnu_", "pnb_"), f"{_WORD}{{36}}"),
    Token("launchdarkly-key", ("sdk-", "mob-", "api-"), _UUID, entropy=2.5),
    Token("configcat-key", ("configcat-sdk-1/",), r"[\w\-]{22}/[\w\-]{22}"),
    Token("settlemint-token", ("sm_aat_", "sm_pat_", "sm_sat_"), f"{_WORD}{{16}}", entropy=2.8),
    Token(
        "authress-key",
        ("sc_", "ext_", "scauth_", "authress_"),
        r"[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}",
    ),
    # Messages
    Token(
        "slack-token",
        ("xoxb-", "xoxp-", "xoxa-", "xoxo-", "xoxr-", "xoxs-", "xoxe-", "xoxc-", "xoxd-"),
        r"[A-Za-z0-9\-%+/]{10,300}={0,2}",
        entropy=2.2,
    ),
    Token("slack-token", ("xoxe.xoxb-", "xoxe.xoxp-"), r"\d-[A-Za-z0-9]{100,200}"),
    Token("slack-app-token", ("xapp-", "xwfp-"), r"\d-[A-Za-z0-9\-]{10,250}", entropy=2.2),
    Token(
        "slack-webhook",
        ("hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/"),
        f"{_BASE64}{{20,160}}",
        before="(?:https?://)?",
    ),
    Token(
        "discord-webhook",
        ("discord.com/api/webhooks/", "discordapp.com/api/webhooks/"),
        rf"\d{{10,25}}/{_SLUG}{{40,120}}",
        before=r"(?:https?://)?(?:ptb\.|canary\.)?",
    ),
    Token("teams-webhook", (".webhook.office.com/",), r"[\w\-@/]{20,400}", before=r"(?:https?://)?[a-z0-9\-]{1,60}"),
    Token(
        "google-chat-webhook",
        ("chat.googleapis.com/v1/spaces/",),
        r"[\w\-]{5,40}/messages\?key=[\w\-%]{20,80}&token=[\w\-%]{20,120}={0,2}",
        before="(?:https?://)?",
    ),
    Token(
        "zapier-webhook",
        ("hooks.zapier.com/hooks/catch/",),
        r"\d{4,12}/[a-z0-9]{5,12}/?",
        before="(?:https?://)?",
        entropy=2.0,
    ),
    Token(
        "ifttt-webhook",
        ("maker.ifttt.com/trigger/",),
        r"[\w\-{}]{1,60}/(?:json/)?with/key/[\w\-]{20,60}",
        before="(?:https?://)?",
    ),
    Token(
        "azure-logic-webhook",
        (".logic.azure.com",),
        r"(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\s\"'<>]{10,200}&sig=[\w\-%]{30,80}",
        before=r"(?:https?://)?[a-z0-9\-.]{5,60}",
    ),
    Token("discord-bot-token", ("M", "N", "O"), rf"{_SLUG}{{23,27}}\.{_SLUG}{{6}}\.{_SLUG}{{27,38}}"),
    Token("telegram-bot-token", (":AA",), f"{_SLUG}{{32,33}}", before=r"\d{8,10}"),
    Token("twilio-key", ("SK", "AC"), f"{_HEX}{{32}}"),
    Token("sendgrid-key", ("SG.",), r"[\w\-]{16,32}\.[\w\-]{32,64}"),
    Token("sendinblue-key", ("xkeysib-", "xsmtpsib-"), f"{_HEX}{{64}}-{_WORD}{{16}}"),
    Token("mailgun-key", ("key-",), f"{_HEX}{{32}}"),
    Token("mailgun-public-key", ("pubkey-",), f"{_HEX}{{32}}"),
    Token("mailchimp-key", ("-us",), r"\d{1,2}", before=f"{_HEX}{{32}}"),
    Token("mandrill-key", ("md-",), f"{_SLUG}{{22}}"),
    Token("mailersend-token", ("mlsn.",), f"{_HEX}{{64}}"),
    Token("resend-key", ("re_",), f"{_WORD}{{8}}_{_WORD}{{20,32}}"),
    Token("intercom-token", ("dG9rO",), f"{_BASE64}{{50,60}}={{0,2}}"),
    Token("hubspot-token", ("pat-na1-", "pat-na2-", "pat-eu1-", "pat-ap1-"), _UUID, entropy=2.5),
    Token("frameio-token", ("fio-u-",), r"[\w\-=]{64}"),
    Token("typeform-token", ("tfp_",), r"[\w\-.=]{40,70}"),
    Token("facebook-page-token", ("EAA",), f"{_WORD}{{60,300}}"),
    Token("instagram-token", ("IGQ",), f"{_SLUG}{{60,250}}"),
    Token("facebook-app-token", ("|",), f"{_SLUG}{{27,40}}", before=r"\d{15,16}"),
    Token("twitter-bearer-token", ("AAAAAAAAAAAAAAAAAAAAA",), r"[A-Za-z0-9%]{60,120}"),
    # Money
    Token(
        "stripe-key",
        ("sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_", "pk_live_"),
        f"{_WORD}{{10,250}}",
        entropy=2.5,
    ),
    Token("stripe-webhook-secret", ("whsec_",), "[A-Za-z0-9+/=]{20,250}"),
    Token("square-token", ("sq0atp-", "sq0csp-", "sq0idp-", "EAAAE", "EAAAl"), f"{_SLUG}{{22,64}}"),
    Token(
        "paypal-braintree-token",
        ("access_token$production$", "access_token$sandbox$"),
        rf"[0-9a-z]{{16}}\${_HEX}{{32}}",
    ),
    Token("plaid-token", ("access-sandbox-", "access-development-", "access-production-"), _UUID, entropy=2.5),
    Token(
        "flutterwave-key",
        ("FLWSECK_TEST-", "FLWSECK-", "FLWPUBK_TEST-", "FLWPUBK-"),
        "[A-Za-z0-9]{12,40}(?:-X)?",
        entropy=2.0,
    ),
    Token("razorpay-key", ("rzp_live_", "rzp_test_"), f"{_WORD}{{14,24}}", entropy=2.5),
    Token("shippo-token", ("shippo_live_", "shippo_test_"), f"{_ANY_HEX}{{40}}"),
    Token("shopify-token", ("shpat_", "shpca_", "shppa_", "shpss_", "shptka_"), f"{_ANY_HEX}{{32}}"),
    Token("easypost-key", ("EZAK", "EZTK"), f"{_WORD}{{54}}"),
    Token("duffel-token", ("duffel_live_", "duffel_test_"), r"[\w\-=]{43}"),
    Token("lob-key", ("live_", "test_"), f"(?:pub_)?{_HEX}{{31,35}}"),
    Token("gocardless-token", ("live_", "sandbox_"), r"[\w\-]{40}"),
    Token(
        "adyen-key",
        ("AQE",),
        rf"{_BASE64}{{40,200}}={{0,2}}-{_BASE64}{{30,60}}={{0,2}}-[\w(){{}}+/=.!@#$%^&*|,;:\-]{{8,40}}",
    ),
    Token("mollie-key", ("live_", "test_"), f"{_WORD}{{30}}"),
    # Models
    Token(
        "anthropic-key",
        ("sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-sid01-", "sk-ant-"),
        f"{_SLUG}{{32,130}}",
    ),
    Token("openai-key", ("sk-",), f"{_WORD}{{20}}T3BlbkFJ{_WORD}{{20}}"),
    Token("openai-key", ("sk-proj-", "sk-svcacct-", "sk-admin-"), f"{_SLUG}{{40,250}}"),
    Token("openrouter-key", ("sk-or-v1-",), f"{_HEX}{{64}}"),
    Token("langsmith-key", ("lsv2_pt_", "lsv2_sk_"), f"{_HEX}{{32}}_{_HEX}{{10}}"),
    Token("langfuse-key", ("sk-lf-", "pk-lf-"), _UUID, entropy=2.5),
    Token("model-service-key", ("sk-",), f"{_SLUG}{{20,250}}"),
    Token("huggingface-token", ("hf_", "api_org_"), f"{_WORD}{{30,60}}"),
    Token("replicate-token", ("r8_",), f"{_WORD}{{37,40}}"),
    Token("groq-key", ("gsk_",), f"{_WORD}{{40,60}}"),
    Token("xai-key", ("xai-",), f"{_WORD}{{60,100}}"),
    Token("perplexity-key", ("pplx-",), f"{_WORD}{{40,60}}"),
    Token("fireworks-key", ("fw_",), f"{_WORD}{{20,30}}"),
    Token("nvidia-key", ("nvapi-",), f"{_SLUG}{{60,70}}"),
    Token("tavily-key", ("tvly-",), r"(?:dev-)?[A-Za-z0-9]{32}"),
    Token("pinecone-key", ("pcsk_",), r"\w{60,80}"),
    Token("elevenlabs-key", ("sk_",), f"{_HEX}{{48}}"),
    Token("firecrawl-key", ("fc-",), f"{_HEX}{{32}}"),
    Token("e2b-key", ("e2b_",), f"{_HEX}{{40}}"),
    # Watching
    Token("grafana-key", ("eyJrIjoi",), f"{_WORD}{{40,400}}={{0,3}}"),
    Token("grafana-token", ("glc_", "glsa_"), r"[\w+/]{32,400}={0,3}"),
    Token("dynatrace-token", ("dt0c01.", "dt0s01.", "dt0s02.", "dt0s16."), rf"{_WORD}{{8,24}}\.{_WORD}{{64}}"),
    Token("new-relic-key", ("NRAK-", "NRII-", "NRJS-", "NRSP-", "NRRA-", "NRIQ-"), "[A-Za-z0-9-]{19,42}", entropy=2.5),
    Token("new-relic-licence", ("NRAL",), "", before=f"{_HEX}{{36}}"),
    Token("sentry-token", ("sntrys_eyJ", "sntryu_", "sntrya_", "sntryi_"), r"[\w+/=]{40,800}"),
    Token(
        "sentry-dsn",
        (".ingest.sentry.io/", ".ingest.us.sentry.io/", ".ingest.de.sentry.io/"),
        r"\d{4,20}",
        before=rf"https://{_HEX}{{32}}(?::{_HEX}{{32}})?@o\d{{2,12}}",
    ),
    Token("honeycomb-key", ("hcaik_", "hcaic_", "hcxik_", "hcbik_"), "[a-z0-9]{40,70}"),
    Token("logfire-token", ("pylf_v1_",), rf"[a-z]{{2}}_{_WORD}{{40,60}}"),
    Token("posthog-key", ("phx_", "phc_", "phs_"), f"{_WORD}{{40,60}}"),
    Token("pagerduty-key", ("u+", "y+", "w+"), r"[\w\-+]{18}"),
    Token("maxmind-key", ("_mmk",), "", before=f"{_WORD}{{6}}_{_WORD}{{29}}"),
    Token("mapbox-token", ("sk.eyJ", "pk.eyJ", "tk.eyJ"), r"[\w\-]{20,200}\.[\w\-]{20,40}"),
    Token("adobe-client-secret", ("p8e-", "p8-"), r"[A-Za-z0-9\-_]{32}"),
    Token("intra42-secret", ("s-s4t2ud-", "s-s4t2af-"), f"{_HEX}{{64}}"),
    # Keys without their armour, and passwords that were hashed or stored
    Token("jwt", ("eyJ",), r"[\w\-]{8,4000}+\.eyJ[\w\-]{4,4000}+\.[\w\-]{8,4000}+"),
    Token("jwt", ("eyJ",), r"[\w\-]{8,4000}+\.(?:[\w\-]{0,4000}+\.){2}[\w\-]{20,4000}+\.[\w\-]{10,4000}+"),
    Token("jwt", ("ZXlK",), f"{_BASE64}{{60,4000}}+={{0,2}}"),
    Token(
        "private-key-without-header",
        (
            "MIIEow",
            "MIIEpA",
            "MIIEpQ",
            "MIIJKA",
            "MIIJKQ",
            "MIIJKg",
            "MIICXA",
            "MIICXQ",
            "MIICXg",
            "MIIG4w",
            "MIIG5A",
            "MIIG5Q",
        ),
        f"IBAA{_BASE64}{{60,4000}}+={{0,2}}",
    ),
    Token(
        "private-key-without-header",
        ("MIIEvA", "MIIEvQ", "MIIEvw", "MIIJQg", "MIIJQw", "MIIJRA", "MIICdg", "MIICdw", "MIICeA"),
        f"IBADANBgkqhkiG9w0BAQEFAASC{_BASE64}{{60,4000}}+={{0,2}}",
    ),
    Token(
        "private-key-without-header",
        ("MHcCAQEEI", "MIHcAgEBBE", "MC4CAQAwBQYDK2VwBCIEI", "MIGHAgEAMBMGByqGSM49AgEG"),
        f"{_BASE64}{{40,4000}}+={{0,2}}",
    ),
    Token("private-key-without-header", ("b3BlbnNzaC1rZXktdjEA",), f"{_BASE64}{{100,4000}}+={{0,2}}"),
    Token("password-hash", ("$2a$", "$2b$", "$2x$", "$2y$"), r"\d\d\$[./A-Za-z0-9]{53}"),
    Token(
        "password-hash",
        ("$1$", "$apr1$", "$5$", "$6$", "$7$", "$md5$", "$sha1$", "$y$", "$gy$", "$8$", "$9$", "$14$"),
        r"(?:rounds=\d{1,9}\$|\d{1,7}\$|j9T\$)?[./A-Za-z0-9+=]{1,40}\$[./A-Za-z0-9+=]{20,90}",
    ),
    Token(
        "password-hash",
        ("$argon2i$", "$argon2d$", "$argon2id$", "$scrypt$", "$pbkdf2", "$bcrypt-sha256$"),
        r"[\w=,$+/.\-]{30,250}",
    ),
    Token(
        "password-hash",
        (
            "pbkdf2_sha256$",
            "pbkdf2_sha1$",
            "pbkdf2:sha256:",
            "pbkdf2:sha512:",
            "pbkdf2:sha1:",
            "scrypt:",
            "scrypt$",
            "bcrypt_sha256$",
            "bcrypt$",
            "argon2$",
        ),
        r"[\w=,$+/.:\-]{40,250}={0,2}",
    ),
    Token("password-hash", ("$P$", "$H$"), "[./A-Za-z0-9]{31}"),
    Token("password-hash", ("$S$",), "[./A-Za-z0-9]{52}"),
    Token(
        "password-hash",
        ("{SHA}", "{SSHA}", "{SSHA256}", "{SSHA512}", "{SHA256}", "{SHA512}", "{SMD5}", "{MD5}", "{PBKDF2}"),
        f"{_BASE64}{{22,140}}={{0,2}}",
    ),
    Token(
        "password-hash", ("SCRAM-SHA-256$", "SCRAM-SHA-1$"), r"\d{3,7}:[\w+/=]{10,60}\$[\w+/=]{20,60}:[\w+/=]{20,60}"
    ),
    Token("password-hash", ("$krb5tgs$", "$krb5asrep$"), r"\d{1,2}\$[^\s]{40,4000}"),
    Token("password-hash", (":::",), "", before=rf"{_ANY_HEX}{{32}}:{_ANY_HEX}{{32}}"),
    Token("gitlab-session", ("_gitlab_session=",), "[0-9a-z]{32}"),
)

NAMED = (
    Named("adafruit-key", ("adafruit",), r"(?:aio_)?[\w\-]{28,32}"),
    Named("adobe-client", ("adobe",), f"{_ANY_HEX}{{32}}"),
    Named("airtable-key", ("airtable",), "[A-Za-z0-9]{17}"),
    Named("alchemy-key", ("alchemy",), r"[\w\-]{32}"),
    Named("algolia-key", ("algolia",), "[A-Za-z0-9]{32}"),
    Named("alibaba-secret-key", ("alibaba", "aliyun", "alicloud"), "[A-Za-z0-9]{30}"),
    Named("amplitude-key", ("amplitude",), f"{_HEX}{{32}}"),
    Named("asana-client", ("asana",), r"\d{16}", 2.0, secret=True),
    Named("asana-secret", ("asana",), "[A-Za-z0-9]{32}"),
    Named("assemblyai-key", ("assemblyai", "assembly_ai"), f"{_HEX}{{32}}"),
    Named("atlassian-api-token", ("atlassian", "confluence", "jira"), "[A-Za-z0-9]{20}[a-fA-F0-9]{4}"),
    Named("auth0-secret", ("auth0",), r"[\w\-]{64}"),
    Named("authy-key", ("authy",), "[A-Za-z0-9]{32}"),
    Named(
        "azure-openai-key", ("azure_openai", "azureopenai", "azure-openai", "cognitive"), f"{_HEX}{{32}}|{_WORD}{{84}}"
    ),
    Named("beamer-token", ("beamer",), r"b_[\w=\-]{44}"),
    Named("binance-key", ("binance",), "[A-Za-z0-9]{64}"),
    Named("bitbucket-client", ("bitbucket",), "[A-Za-z0-9]{32}"),
    Named("bitbucket-secret", ("bitbucket",), r"[\w\-=]{64}"),
    Named("bitfinex-key", ("bitfinex",), r"[\w\-]{43}"),
    Named("bittrex-key", ("bittrex",), "[A-Za-z0-9]{32}"),
    Named("box-secret", ("box",), "[A-Za-z0-9]{32}", secret=True),
    Named("braintree-key", ("braintree",), f"{_HEX}{{32}}"),
    Named("buildkite-agent-token", ("buildkite",), f"{_HEX}{{40,50}}"),
    Named("cisco-meraki-key", ("meraki",), f"{_HEX}{{40}}"),
    Named("circleci-project-token", ("circleci", "circle_ci", "circle-ci"), f"{_HEX}{{40}}"),
    Named("cloudant-key", ("cloudant",), f"{_HEX}{{64}}"),
    Named("cloudflare-key", ("cloudflare",), rf"[\w\-]{{40}}|{_HEX}{{37}}"),
    Named("cloudinary-secret", ("cloudinary",), r"[\w\-]{27}"),
    Named("codecov-token", ("codecov",), f"[A-Za-z0-9]{{32}}|{_UUID}"),
    Named("codeclimate-token", ("codeclimate", "cc_test_reporter"), f"{_HEX}{{64}}"),
    Named("cohere-token", ("cohere", "co_api_key"), "[A-Za-z0-9]{40}"),
    Named("coinbase-token", ("coinbase",), r"[\w\-]{64}"),
    Named("confluent-key", ("confluent",), "[A-Za-z0-9]{16}", secret=True),
    Named("confluent-secret", ("confluent",), "[A-Za-z0-9+/]{64}"),
    Named("contentful-delivery-token", ("contentful",), r"[\w\-=]{43}"),
    Named("coveralls-token", ("coveralls",), "[A-Za-z0-9]{30,36}"),
    Named("datadog-key", ("datadog", "dd_api", "dd_app"), f"{_HEX}{{32}}|[A-Za-z0-9]{{40}}"),
    Named("deepgram-key", ("deepgram",), f"{_HEX}{{40}}"),
    Named("deepl-key", ("deepl",), rf"{_UUID}(?::fx)?"),
    Named("discord-key", ("discord",), f"{_HEX}{{64}}"),
    Named("discord-client", ("discord",), r"\d{17,19}", 2.0, secret=True),
    Named("discord-client-secret", ("discord",), r"[\w\-=]{32}"),
    Named("drone-token", ("droneci", "drone"), "[A-Za-z0-9]{32}", secret=True),
    Named("dropbox-token", ("dropbox",), r"[A-Za-z0-9]{15}|[A-Za-z0-9]{11}AAAAAAAAAA[\w\-=]{43}|sl\.[\w\-=]{100,1500}"),
    Named("elastic-key", ("elastic",), r"[\w\-]{20}:[\w\-]{22}|[A-Za-z0-9+/]{58,60}={0,2}"),
    Named("etherscan-key", ("etherscan",), "[A-Z0-9]{34}"),
    Named("etsy-token", ("etsy",), "[A-Za-z0-9]{24}"),
    Named("facebook-secret", ("facebook",), f"{_HEX}{{32}}"),
    Named("fastly-token", ("fastly",), r"[\w\-=]{32}"),
    Named("finicity-key", ("finicity",), f"{_HEX}{{32}}|[A-Za-z0-9]{{20}}"),
    Named("finnhub-token", ("finnhub",), "[A-Za-z0-9]{20}"),
    Named("flickr-token", ("flickr",), "[A-Za-z0-9]{32}"),
    Named("foursquare-key", ("foursquare",), "[A-Z0-9]{48}"),
    Named("freshbooks-token", ("freshbooks",), "[A-Za-z0-9]{64}"),
    Named("freshdesk-key", ("freshdesk", "freshservice"), "[A-Za-z0-9]{20}"),
    Named("gitea-token", ("gitea", "forgejo", "gogs"), f"{_HEX}{{40}}"),
    Named("github-enterprise-token", ("ghe", "github"), f"{_HEX}{{40}}", secret=True),
    Named("gitter-token", ("gitter",), r"[\w\-]{40}"),
    Named("heroku-api-key", ("heroku",), _UUID, secret=True),
    Named("hubspot-key", ("hubspot",), _UUID, secret=True),
    Named("ibm-cloud-key", ("ibm", "bluemix", "cloud_iam"), r"[\w\-]{44}"),
    Named("ibm-cos-secret", ("cos", "ibm"), f"{_HEX}{{48}}", secret=True),
    Named("infura-key", ("infura",), f"{_HEX}{{32}}"),
    Named("intercom-key", ("intercom",), r"[\w\-=]{60}"),
    Named("ipstack-key", ("ipstack", "weatherstack", "aviationstack", "mediastack", "fixer"), f"{_HEX}{{32}}"),
    Named("jenkins-token", ("jenkins",), f"{_HEX}{{32,34}}"),
    Named("jfrog-key", ("jfrog", "artifactory", "bintray", "xray"), "[A-Za-z0-9]{64}|[A-Za-z0-9]{73}"),
    Named("kraken-key", ("kraken",), r"[\w+/=\-]{56,90}"),
    Named("kucoin-key", ("kucoin",), f"{_HEX}{{24}}|{_UUID}", secret=True),
    Named("launchdarkly-token", ("launchdarkly",), r"[\w\-=]{40}"),
    Named("linear-secret", ("linear",), f"{_HEX}{{32}}", secret=True),
    Named("linkedin-key", ("linkedin", "linked_in", "linked-in"), "[A-Za-z0-9]{14}|[A-Za-z0-9]{16}", secret=True),
    Named("lokalise-token", ("lokalise",), f"{_HEX}{{40}}"),
    Named("mailgun-signing-key", ("mailgun",), f"{_HEX}{{32}}-{_HEX}{{8}}-{_HEX}{{8}}"),
    Named("mailjet-key", ("mailjet",), f"{_HEX}{{32}}"),
    Named("mattermost-token", ("mattermost",), "[A-Za-z0-9]{26}"),
    Named("messagebird-token", ("messagebird", "message-bird", "message_bird"), f"[A-Za-z0-9]{{25}}|{_UUID}"),
    Named("mistral-key", ("mistral",), "[A-Za-z0-9]{32}"),
    Named("mixpanel-token", ("mixpanel",), f"{_HEX}{{32}}"),
    Named("netlify-access-token", ("netlify",), r"[\w\-=]{40,46}"),
    Named("new-relic-id", ("new-relic", "newrelic", "new_relic"), "[A-Za-z0-9]{64}"),
    Named("nytimes-token", ("nytimes", "new-york-times", "newyorktimes"), r"[\w\-=]{32}"),
    Named("okta-access-token", ("okta",), r"00[\w\-=]{40}"),
    Named("onelogin-secret", ("onelogin",), f"{_HEX}{{64}}"),
    Named("openweather-key", ("openweather", "owm"), f"{_HEX}{{32}}"),
    Named("pagerduty-token", ("pagerduty", "pager_duty", "pd_"), r"[\w+\-]{20}|[0-9a-f]{32}", secret=True),
    Named("paypal-secret", ("paypal",), r"[\w\-]{80}"),
    Named("pipedrive-token", ("pipedrive",), f"{_HEX}{{40}}"),
    Named("plaid-client", ("plaid",), "[A-Za-z0-9]{24}|[A-Za-z0-9]{30}", 3.0),
    Named("plivo-token", ("plivo",), "[A-Za-z0-9]{40}"),
    Named("postmark-token", ("postmark",), _UUID),
    Named("privateai-token", ("privateai", "private_ai", "private-ai"), "[A-Za-z0-9]{32}", 3.0),
    Named("pusher-secret", ("pusher",), f"{_HEX}{{20}}"),
    Named("rapidapi-token", ("rapidapi",), r"[\w\-]{50}"),
    Named("rollbar-token", ("rollbar",), f"{_HEX}{{32}}"),
    Named("segment-key", ("segment",), "[A-Za-z0-9]{32}", secret=True),
    Named("sendbird-token", ("sendbird",), f"{_HEX}{{40}}|{_UUID}"),
    Named("sentry-access-token", ("sentry",), f"{_HEX}{{64}}", 3.0),
    Named("shodan-key", ("shodan",), "[A-Za-z0-9]{32}"),
    Named("sidekiq-secret", ("contribsys",), f"{_HEX}{{8}}:{_HEX}{{8}}", 2.0),
    Named("snyk-api-token", ("snyk",), _UUID),
    Named("softlayer-key", ("softlayer", "sl_api"), "[A-Za-z0-9]{64}"),
    Named("sonar-token", ("sonar",), r"[\w\-=]{40}"),
    Named("sparkpost-key", ("sparkpost",), f"{_HEX}{{40}}"),
    Named("splunk-token", ("splunk",), _UUID, secret=True),
    Named("spotify-secret", ("spotify",), f"{_HEX}{{32}}"),
    Named("squarespace-token", ("squarespace",), _UUID),
    Named("strava-token", ("strava",), f"{_HEX}{{40}}"),
    Named("sumologic-access-id", ("sumo",), "su[A-Za-z0-9]{12}"),
    Named("sumologic-token", ("sumo",), "[A-Za-z0-9]{64}", 3.0),
    Named("todoist-token", ("todoist",), f"{_HEX}{{40}}"),
    Named("together-key", ("together",), f"{_HEX}{{64}}"),
    Named("travis-token", ("travis",), r"[\w\-]{22}"),
    Named("trello-key", ("trello",), f"{_HEX}{{32}}|{_HEX}{{64}}"),
    Named("twilio-auth-token", ("twilio",), f"{_HEX}{{32}}"),
    Named("twitch-token", ("twitch",), "[A-Za-z0-9]{30}"),
    Named("twitter-key", ("twitter", "x_api", "x_consumer"), "[A-Za-z0-9]{25}|[A-Za-z0-9]{45}|[A-Za-z0-9]{50}"),
    Named("twitter-access-token", ("twitter", "x_access"), r"\d{15,25}-[A-Za-z0-9]{20,40}"),
    Named("unsplash-key", ("unsplash",), r"[\w\-]{43}"),
    Named("virustotal-key", ("virustotal", "vt_api"), f"{_HEX}{{64}}"),
    Named("vonage-secret", ("vonage", "nexmo"), "[A-Za-z0-9]{16}"),
    Named("vultr-key", ("vultr",), "[A-Z0-9]{36}"),
    Named("wakatime-key", ("wakatime",), rf"(?:waka_)?{_UUID}"),
    Named("wandb-key", ("wandb",), f"{_HEX}{{40}}"),
    Named("yandex-cloud-key", ("yandex",), r"YC[\w\-]{38}"),
    Named("zendesk-secret", ("zendesk",), "[A-Za-z0-9]{40}"),
    Named("zoom-secret", ("zoom",), "[A-Za-z0-9]{32,36}", secret=True),
)


def tree(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest that fits, which looks at each sign of them once."""
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not branches:
        return ""
    inner = "|".join(re.escape(sign) + tree(rest) for sign, rest in sorted(branches.items()))
    return f"(?:{inner})?" if ends else f"(?:{inner})"
