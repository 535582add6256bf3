//! Dimensions, and how long days and weeks are.

/// How long a working day and a working week are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calendar {
    pub hours_per_day: f64,
    pub days_per_week: f64,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { hours_per_day: 8.0, days_per_week: 5.0 }
    }
}

impl Calendar {
    /// Hours in a working week.
    pub(super) fn hours_per_week(&self) -> f64 {
        self.hours_per_day * self.days_per_week
    }
}

/// A currency by its three-letter code (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(pub(super) [u8; 3]);

/// The active codes of ISO 4217 that are money people hold, one blank behind each; funds, metals and test codes are left out.
const CODES: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP \
    CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD \
    JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN \
    NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN \
    SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

impl Currency {
    /// The signs that mean one currency; the longer ones first. `kr` and `Fr.` mean several, so they mean none.
    const SIGNS: [(&'static str, &'static str); 37] = [
        ("NZ$", "NZD"),
        ("HK$", "HKD"),
        ("NT$", "TWD"),
        ("US$", "USD"),
        ("A$", "AUD"),
        ("C$", "CAD"),
        ("R$", "BRL"),
        ("S$", "SGD"),
        ("CN¥", "CNY"),
        ("JP¥", "JPY"),
        ("元", "CNY"),
        ("円", "JPY"),
        ("zł", "PLN"),
        ("Kč", "CZK"),
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("₹", "INR"),
        ("₣", "CHF"),
        ("₩", "KRW"),
        ("₽", "RUB"),
        ("₺", "TRY"),
        ("₫", "VND"),
        ("₪", "ILS"),
        ("₦", "NGN"),
        ("₱", "PHP"),
        ("฿", "THB"),
        ("₴", "UAH"),
        ("₡", "CRC"),
        ("₲", "PYG"),
        ("₵", "GHS"),
        ("₸", "KZT"),
        ("₮", "MNT"),
        ("₭", "LAK"),
        ("₼", "AZN"),
        ("₾", "GEL"),
    ];

    /// The currency of a code or sign.
    pub fn parse(text: &str) -> Option<Self> {
        let code = Self::SIGNS.iter().find(|(sign, _)| *sign == text).map_or(text, |(_, code)| code);
        match code.as_bytes() {
            [a, b, c] if CODES.as_bytes().chunks(4).any(|known| known[..3] == [*a, *b, *c]) => Some(Self([*a, *b, *c])),
            _ => None,
        }
    }

    /// The three-letter code.
    pub fn code(self) -> String {
        self.0.iter().map(|byte| char::from(*byte)).collect()
    }

    /// Whether its smaller unit is a thousandth (ISO 4217).
    pub(super) fn has_thousandths(self) -> bool {
        [b"BHD", b"IQD", b"JOD", b"KWD", b"LYD", b"OMR", b"TND"].contains(&&self.0)
    }

    /// The signs that open an amount.
    pub(super) fn signs() -> impl Iterator<Item = &'static str> {
        Self::SIGNS.iter().map(|(sign, _)| *sign)
    }
}

/// The dimension of a quantity: exponents of money, calendar time and working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unit {
    pub currency: Option<Currency>,
    pub money: i8,
    /// Exponent of calendar time; amounts are in days.
    pub time: i8,
    /// Exponent of working time; amounts are in hours.
    pub work: i8,
    /// Whether a dimensionless number is a share, shown in percent.
    pub share: bool,
}

impl Unit {
    /// A plain number.
    pub const PLAIN: Self = Self { currency: None, money: 0, time: 0, work: 0, share: false };
    /// A share of a whole; amounts are fractions, so 85% is 0.85.
    pub const SHARE: Self = Self { share: true, ..Self::PLAIN };
    /// Working time.
    pub const WORK: Self = Self { work: 1, ..Self::PLAIN };
    /// Calendar time.
    pub const TIME: Self = Self { time: 1, ..Self::PLAIN };
    /// A share per time, such as monthly churn.
    pub const RATE: Self = Self { time: -1, share: true, ..Self::PLAIN };

    /// Money of a currency.
    pub fn money(currency: Currency) -> Self {
        Self { currency: Some(currency), money: 1, ..Self::PLAIN }
    }

    /// Money per time.
    pub fn flow(currency: Currency) -> Self {
        Self { time: -1, ..Self::money(currency) }
    }

    /// Whether two quantities can be added and compared.
    pub fn matches(self, other: Self) -> bool {
        self.money == other.money
            && self.time == other.time
            && self.work == other.work
            && (self.currency == other.currency || self.money == 0)
    }

    /// Whether it has no dimension.
    pub fn is_plain(self) -> bool {
        self.money == 0 && self.time == 0 && self.work == 0
    }

    /// The dimension in words, for messages.
    pub fn words(self) -> String {
        let currency = || self.currency.map_or_else(|| "money".to_owned(), Currency::code);
        match (self.money, self.time, self.work) {
            (0, 0, 0) if self.share => "a share".to_owned(),
            (0, 0, 0) => "a plain number".to_owned(),
            (1, 0, 0) => format!("{} money", currency()),
            (1, -1, 0) => format!("{} per time", currency()),
            (0, 1, 0) => "calendar time".to_owned(),
            (0, -1, 0) => "a rate per time".to_owned(),
            (0, 0, 1) => "working time".to_owned(),
            _ => "a mixed unit".to_owned(),
        }
    }
}
