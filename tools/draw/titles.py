"""What each drawn picture is called: where it goes, what is seen in it, what is printed under it.

The captions never claim that a picture shows the real place: the drawings are made from general knowledge of the
regions, not from photographs.
"""

from dataclasses import dataclass

MODELS = "content/models"
NEWS = "content/news"
EXAMPLE = "examples/xa-vi-du/content"
LAMPS = f"{EXAMPLE}/models/den-duong-thon-vi-du"


@dataclass(frozen=True, slots=True)
class Title:
    """One picture: its file from the root of the project, its alternative text, its caption."""

    path: str
    alt: str
    seen: str

    @property
    def caption(self) -> str:
        """The line under the picture; it says first that the picture is drawn."""
        return f"Tranh minh họa: {self.seen}."


TITLES: tuple[Title, ...] = (
    Title(
        f"{MODELS}/thap-sang-thon-kep-1/canh-1.jpg",
        "Dãy đèn đường sáng dọc ngõ bê tông ban đêm; hai bà cháu dắt tay nhau đi bộ, một người đạp xe về nhà.",
        "đèn đường trong ngõ xóm vào buổi tối",
    ),
    Title(
        f"{MODELS}/thap-sang-thon-kep-1/canh-2.jpg",
        "Sáng sớm, bà con cầm chổi dài quét đường thôn, một người đẩy xe gom rác đi giữa hai hàng cột đèn.",
        "bà con quét dọn đường làng sáng Chủ nhật",
    ),
    Title(
        f"{MODELS}/chuyen-doi-so-huong-mai/canh-1.jpg",
        "Bà con ngồi trước hiên nhà văn hóa thôn xem điện thoại; trên tường có bộ phát wifi, góc sân có camera.",
        "wifi ở nhà văn hóa thôn",
    ),
    Title(
        f"{MODELS}/hom-thu-so-an-thuong/canh-1.jpg",
        "Bàn tay cầm điện thoại hiện biểu tượng hòm thư; phía sau là ruộng lúa, mái ngói và trụ sở xã.",
        "gửi góp ý qua hòm thư số trên điện thoại",
    ),
    Title(
        f"{MODELS}/giai-phong-mat-bang-cao-toc-bo-trach/canh-1.jpg",
        "Cán bộ và người dân đứng xem bản đồ bên nền đường mới đắp chạy qua cánh đồng về phía núi; xa xa có máy xúc.",
        "trao đổi với người dân bên mặt bằng làm đường",
    ),
    Title(
        f"{MODELS}/san-pham-ocop-bo-trach/canh-1.jpg",
        "Gian hàng nông sản dưới mái hiên: mật ong, nước mắm, giỏ hạt tiêu, rổ quả; người bán đưa hàng cho khách.",
        "một gian hàng nông sản địa phương",
    ),
    Title(
        f"{MODELS}/cay-duoc-lieu-sach-cu-nam/canh-1.jpg",
        "Những luống cây dược liệu chạy về phía núi đá; ba người đội nón hái lá, bên cạnh là giàn phơi.",
        "thu hái cây dược liệu buổi sáng",
    ),
    Title(
        f"{MODELS}/chuyen-doi-cay-trong-ly-trach/canh-1.jpg",
        "Vườn có giàn mướp, luống rau và chuồng gà; một người đẩy xe chở sọt quả, một người buộc dây leo.",
        "vườn nhà chuyển sang trồng cây và nuôi gà theo hướng hàng hóa",
    ),
    Title(
        f"{MODELS}/me-do-dau-bo-trach/canh-1.jpg",
        "Một người phụ nữ mặc áo dài dắt xe đạp đưa em nhỏ đeo cặp đi trên đường đến cổng trường.",
        "người mẹ đỡ đầu đưa em nhỏ đến trường",
    ),
    Title(
        f"{MODELS}/tuyen-duong-kieu-mau-dai-nam-2/canh-1.jpg",
        "Đường làng bê tông thẳng tắp, hai bên trồng hoa và hàng cau; người dân đi xe đạp, tưới hoa.",
        "đường hoa ở nông thôn",
    ),
    Title(
        f"{MODELS}/duong-dien-thap-sang-phuc-trach/canh-1.jpg",
        "Hàng đèn sáng uốn theo con đường qua cánh đồng lúa trong đêm, phía sau là dãy núi đá vôi và dòng sông.",
        "đường điện thắp sáng dưới chân núi đá vôi",
    ),
    Title(
        f"{MODELS}/to-an-ninh-tu-quan-lam-trach/canh-1.jpg",
        "Bốn người đeo băng đỏ cầm đèn pin đi tuần qua cổng thôn trong đêm trăng.",
        "tổ an ninh tự quản đi tuần ban đêm",
    ),
    Title(
        f"{MODELS}/ket-nghia-luong-giao-thuong-duc/canh-1.jpg",
        "Hai nhóm người bắt tay nhau dưới cây đa; sau lưng họ là mái đình và tháp chuông nhà thờ.",
        "gặp gỡ giữa hai thôn kết nghĩa lương – giáo",
    ),
    Title(
        f"{MODELS}/cai-cach-hanh-chinh-dai-trach/canh-1.jpg",
        "Quầy tiếp dân của bộ phận một cửa: công chức ngồi sau máy tính nhận hồ sơ, người dân ngồi ghế chờ.",
        "tiếp nhận hồ sơ ở bộ phận một cửa",
    ),
    Title(
        f"{MODELS}/can-bo-bam-ban-thuong-trach/canh-1.jpg",
        "Ba cán bộ đeo ba lô lội qua suối lên bản nhà sàn nằm dưới chân núi; bà con ra đầu cầu thang đón.",
        "cán bộ lên với bản",
    ),
    Title(
        f"{MODELS}/moi-xa-giup-moi-ban/canh-1.jpg",
        "Nhiều người cùng lợp mái cho ngôi nhà sàn: người đứng trên thang chuyền tấm lợp, người khiêng gỗ.",
        "chung tay sửa nhà ở bản",
    ),
    Title(
        f"{MODELS}/moi-xa-giup-moi-ban/canh-2.jpg",
        "Con đường uốn từ làng đồng bằng lên bản nhà sàn trên núi, xe tải và xe máy chở hàng nối nhau đi.",
        "đường nối làng đồng bằng với bản vùng cao",
    ),
    Title(
        f"{MODELS}/moi-truong-xanh-khuoi-tau/canh-1.jpg",
        "Bà con và cán bộ phát cỏ, khơi cống thoát nước, trồng hoa ven đường thôn, phía sau là nhà sàn và núi.",
        "làm vệ sinh và trồng hoa ven đường thôn vùng cao",
    ),
    Title(
        f"{MODELS}/hien-dat-lam-duong-na-sam/canh-1.jpg",
        "Bà con dời hàng rào, cuốc đất mở rộng con đường chạy giữa ruộng bậc thang và nhà sàn.",
        "mở rộng đường thôn trên đất được hiến",
    ),
    Title(
        f"{MODELS}/hien-dat-lam-duong-na-sam/canh-2.jpg",
        "Chiều muộn, thanh niên chơi bóng chuyền trên sân thôn cạnh con đường bê tông rộng, sau sân là núi.",
        "sân thể thao của thôn lúc chiều muộn",
    ),
    Title(
        f"{NEWS}/lan-toa-mo-hinh-cap-tinh-bac-giang/canh-1.jpg",
        "Toàn cảnh làng trung du: mái ngói xen vườn vải, nhà văn hóa có cờ, đường bê tông và ruộng lúa dưới đồi.",
        "một làng quê vùng trung du",
    ),
    Title(
        f"{NEWS}/bo-trach-tong-ket-2021-2023/canh-1.jpg",
        "Đồng lúa và làng xóm ven sông chảy ra biển, phía tây là núi đá vôi trong nắng sớm.",
        "đồng bằng ven biển và núi đá vôi miền Trung",
    ),
    Title(
        f"{NEWS}/ba-be-tich-cuc-trien-khai-2023/canh-1.jpg",
        "Hồ nước phẳng giữa núi đá trong sương sớm, một người chèo thuyền độc mộc, bên bờ có bản nhà sàn.",
        "hồ nước và bản làng vùng cao",
    ),
    Title(
        f"{LAMPS}/anh-01.jpg",
        "Ba người căng thước dây đo khoảng cách dọc ngõ, một người ghi vào sổ.",
        "khảo sát tuyến ngõ trước khi lắp đèn",
    ),
    Title(
        f"{LAMPS}/anh-02.jpg",
        "Bà con ngồi kín các hàng ghế trong nhà văn hóa, một người đứng phát biểu bên bàn phủ khăn đỏ.",
        "họp thôn bàn việc lắp đèn",
    ),
    Title(
        f"{LAMPS}/anh-03.jpg",
        "Hai người cầm sổ đứng ở cổng nhà trò chuyện với một cụ già ngồi trên hiên.",
        "đến từng nhà vận động",
    ),
    Title(
        f"{LAMPS}/anh-04.jpg",
        "Xe tải chở cột đèn đỗ ở sân nhà văn hóa, mấy người đang dỡ cột xuống.",
        "cột đèn được chở về thôn",
    ),
    Title(
        f"{LAMPS}/anh-05.jpg",
        "Sáu người vác chung một chiếc cột dài trên vai, đi nối nhau trên đường bờ ruộng lúc sáng sớm.",
        "vác cột đèn ra ngõ",
    ),
    Title(
        f"{LAMPS}/anh-06.jpg",
        "Hai người dùng cuốc và xà beng đào hố bên lề ngõ, một người xúc đất đổ lên xe rùa.",
        "đào hố chôn cột",
    ),
    Title(
        f"{LAMPS}/anh-07.jpg",
        "Một nhóm người kéo dây dựng cột đèn lên, chiếc cột còn nghiêng trên nền trời.",
        "dựng cột đèn",
    ),
    Title(
        f"{LAMPS}/anh-08.jpg",
        "Hai người trộn bê tông bằng xẻng, một người xách xô đổ vào chân cột.",
        "đổ bê tông chân cột",
    ),
    Title(
        f"{LAMPS}/anh-09.jpg",
        "Người thợ đội mũ bảo hộ đứng trên thang lắp bóng đèn, phía dưới có người giữ thang.",
        "lắp bóng đèn",
    ),
    Title(
        f"{LAMPS}/anh-10.jpg",
        "Dây điện được kéo qua hàng cột bên ruộng, một người đứng thang buộc dây, một người gỡ cuộn dây.",
        "kéo dây điện dọc ngõ",
    ),
    Title(
        f"{LAMPS}/anh-11.jpg",
        "Ba người phụ nữ đội nón trồng hoa quanh chân cột đèn bên hàng rào.",
        "trồng hoa dưới chân cột",
    ),
    Title(
        f"{LAMPS}/anh-12.jpg",
        "Người thợ chỉ vào công tắc hẹn giờ trong tủ điện gắn trên cột, hai người đứng xem và ghi chép.",
        "hướng dẫn dùng tủ điện hẹn giờ",
    ),
    Title(
        f"{LAMPS}/anh-13.jpg",
        "Chạng vạng, ngọn đèn đầu tiên vừa sáng, người lớn trẻ nhỏ đứng dưới ngõ ngước nhìn.",
        "buổi thử đèn đầu tiên lúc chạng vạng",
    ),
    Title(
        f"{LAMPS}/anh-14.jpg",
        "Ngõ bê tông hẹp ban đêm, hàng đèn nối nhau xa dần, một người dắt xe đạp về nhà.",
        "ngõ sáng đèn sau khi hoàn thành",
    ),
    Title(
        f"{LAMPS}/anh-15.jpg",
        "Ba em học sinh đạp xe về nhà buổi tối dưới hàng đèn đường qua cánh đồng.",
        "học sinh đạp xe về nhà dưới ánh đèn",
    ),
    Title(
        f"{LAMPS}/anh-16.jpg",
        "Dưới đèn sân thôn buổi tối, hai người đánh cầu lông, các bà các cô ngồi ghế xem.",
        "sân thôn buổi tối có đèn",
    ),
    Title(
        f"{LAMPS}/anh-17.jpg",
        "Tối mưa, người mặc áo mưa đi xe máy qua ngõ, mặt đường ướt in ánh đèn.",
        "ngõ sáng đèn trong mưa",
    ),
    Title(
        f"{LAMPS}/anh-18.jpg",
        "Một người đứng trên thang lau chụp đèn, người dưới đất giữ thang và đưa khăn.",
        "lau đèn định kỳ",
    ),
    Title(
        f"{LAMPS}/anh-19.jpg",
        "Bốn người đứng xem tờ niêm yết trên bảng tin có mái ngói cạnh cột loa.",
        "xem bảng công khai thu chi",
    ),
    Title(
        f"{LAMPS}/anh-20.jpg",
        "Nhìn từ trên đồi: những chuỗi đèn đường viền quanh xóm làng và ruộng lúa trong đêm trăng.",
        "toàn cảnh thôn lên đèn",
    ),
    Title(
        f"{EXAMPLE}/models/vuon-rau-thon-mau/anh-1.jpg",
        "Một người đội nón tưới những luống rau xanh trong vườn, cạnh giàn bầu và hàng chuối.",
        "tưới vườn rau buổi sáng",
    ),
    Title(
        f"{EXAMPLE}/models/vuon-rau-thon-mau/anh-2.jpg",
        "Rau vừa hái bày trong sọt tre trước cổng vườn, hai người cân rau, một người chờ bên xe đạp.",
        "cân rau trước cổng vườn",
    ),
    Title(
        f"{EXAMPLE}/models/thu-vien-thon-thi-du/anh-1.jpg",
        "Phòng đọc có kệ sách cao, cụ già và các em nhỏ ngồi đọc quanh bàn bên cửa sổ.",
        "phòng đọc của thôn",
    ),
    Title(
        f"{EXAMPLE}/news/hoi-nghi-chia-se/anh-1.jpg",
        "Người dự hội nghị đứng xem các tấm bảng trưng bày tranh, một người đang giới thiệu.",
        "hội nghị chia sẻ cách làm",
    ),
)
