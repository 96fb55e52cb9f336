"""The nine sectors and 44 occupations of GDPval; an occupation determines its sector. Strings are exact."""

OTHER = "Other"

SECTORS: dict[str, tuple[str, ...]] = {
    "Real Estate and Rental and Leasing": (
        "Concierges",
        "Counter and Rental Clerks",
        "Property, Real Estate, and Community Association Managers",
        "Real Estate Brokers",
        "Real Estate Sales Agents",
    ),
    "Government": (
        "Administrative Services Managers",
        "Child, Family, and School Social Workers",
        "Compliance Officers",
        "First-Line Supervisors of Police and Detectives",
        "Recreation Workers",
    ),
    "Manufacturing": (
        "Buyers and Purchasing Agents",
        "First-Line Supervisors of Production and Operating Workers",
        "Industrial Engineers",
        "Mechanical Engineers",
        "Shipping, Receiving, and Inventory Clerks",
    ),
    "Professional, Scientific, and Technical Services": (
        "Accountants and Auditors",
        "Computer and Information Systems Managers",
        "Lawyers",
        "Project Management Specialists",
        "Software Developers",
    ),
    "Health Care and Social Assistance": (
        "First-Line Supervisors of Office and Administrative Support Workers",
        "Medical Secretaries and Administrative Assistants",
        "Medical and Health Services Managers",
        "Nurse Practitioners",
        "Registered Nurses",
    ),
    "Finance and Insurance": (
        "Customer Service Representatives",
        "Financial Managers",
        "Financial and Investment Analysts",
        "Personal Financial Advisors",
        "Securities, Commodities, and Financial Services Sales Agents",
    ),
    "Retail Trade": (
        "First-Line Supervisors of Retail Sales Workers",
        "General and Operations Managers",
        "Pharmacists",
        "Private Detectives and Investigators",
    ),
    "Wholesale Trade": (
        "First-Line Supervisors of Non-Retail Sales Workers",
        "Order Clerks",
        "Sales Managers",
        "Sales Representatives, Wholesale and Manufacturing, Except Technical and Scientific Products",
        "Sales Representatives, Wholesale and Manufacturing, Technical and Scientific Products",
    ),
    "Information": (
        "Audio and Video Technicians",
        "Editors",
        "Film and Video Editors",
        "News Analysts, Reporters, and Journalists",
        "Producers and Directors",
    ),
}

SECTOR_OF: dict[str, str] = {occupation: sector for sector, names in SECTORS.items() for occupation in names}


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return grouped choices for a form field, with "Other" (which needs a SOC code) last."""
    groups = [(sector, [(name, name) for name in names]) for sector, names in SECTORS.items()]
    return [*groups, ("Another occupation", [(OTHER, "Other (give its SOC code)")])]
