//! The headers of every response, exactly as `trust.md` 3.4 has them.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::site::Settings;

/// The content security policy, with one nonce for one response.
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The policy of a response that is no page of the shell; put into the response's extensions.
#[derive(Debug, Clone)]
pub struct Policy(pub String);

/// Puts the headers on. `cached` is for files under `/static` only, whose names change with their content.
pub fn put(headers: &mut HeaderMap, settings: &Settings, policy: &Policy, cached: bool) {
    let fixed: [(HeaderName, &'static str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy.0) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if settings.secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    let keep = if cached { "public, max-age=31536000, immutable" } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
}

/// Nothing is asked of the device.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
     magnetometer=(), microphone=(), payment=(), usb=()";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_agreed_string() {
        assert_eq!(
            policy("R"),
            "default-src 'none'; script-src 'nonce-R'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
    }
}
