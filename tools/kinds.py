"""One page of each kind: what the tests look at, and what `make screens` shows to a person."""

EXAMPLE = {
    "home": "",
    "browse": "mo-hinh/",
    "browse filtered": "mo-hinh/?field=kinh-te",
    "model": "mo-hinh/den-duong-thon-vi-du/",
    "model with a long title": "mo-hinh/tra-loi-tung-y-kien/",
    "model without a photo": "mo-hinh/tuyen-hoa-kieu-mau/",
    "field": "linh-vuc/kinh-te/",
    "fields": "linh-vuc/",
    "place": "dia-ban/xa-vi-du-huyen-thi-du-tinh-minh-hoa/",
    "places": "dia-ban/",
    "unit": "don-vi/chi-bo-thon-vi-du/",
    "units": "don-vi/",
    "year": "nam/2024/",
    "years": "nam/",
    "tag": "chu-de/chieu-sang/",
    "tags": "chu-de/",
    "programme": "phong-trao/dan-van-kheo-xa-vi-du/",
    "programmes": "phong-trao/",
    "news item": "tin-tuc/hoi-nghi-chia-se/",
    "news": "tin-tuc/",
    "standing page": "gioi-thieu/",
    "search": "tim-kiem/",
    "search with hits": "tim-kiem/?q=den",
    "statistics": "thong-ke/",
    "replication": "nhan-rong/",
    "compare": "so-sanh/",
    "compare three": "so-sanh/?m=den-duong-thon-vi-du,den-duong-thon-mau,den-mat-troi-thon-thu",
    "data": "du-lieu/",
    "not found": "404.html",
}
"""Of the invented commune: its fullest model, a title of forty words, one without a photo, three side by side."""

CONTENT = {
    "home": "",
    "browse": "mo-hinh/",
    "model": "mo-hinh/thap-sang-thon-kep-1/",
    "model with a long title": "mo-hinh/chuyen-doi-so-huong-mai/",
    "field": "linh-vuc/kinh-te/",
    "place": "dia-ban/tinh-bac-ninh/",
    "programme": "phong-trao/bac-giang-2024/",
    "news item": "tin-tuc/bo-trach-tong-ket-2021-2023/",
    "standing page": "gioi-thieu/",
    "statistics": "thong-ke/",
    "replication": "nhan-rong/",
}
"""Of content/: those that its facts make look different."""
