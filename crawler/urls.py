from django.urls import include, path

from crawler.views import status_page

urlpatterns = [
    path("status/", status_page, name="status"),
    path("", include("crawler.claims.urls")),
]
